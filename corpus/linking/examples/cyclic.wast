;;! features: module-linking
;; A cycle of modules: b calls a directly, a calls b through the table, by an index that b sets when it starts.

;; Repaired: table and index come from libc. Each function adds its digit, so 1123 says: from b into a, back into b.
;; SPEC module-linking/Example-SharedEverythingDynamicLinking#cyclic-dependencies
;; REQ L-184
(module $root
  (module $LIBC
    (table (export "table") 4 funcref)
    (global (export "bar-index") (mut i32) (i32.const -1))
  )
  (module $A
    (type $Libc (instance (export "table" (table 1 funcref))))
    (import "libc" (instance $libc (type $Libc)))
    (import "bar-index" (global $bar-index (mut i32)))
    (alias $libc "table" (table))
    (type $FooType (func (param i32) (result i32)))
    (func (export "foo") (type $FooType)
      (call_indirect (type $FooType)
        (i32.add (i32.mul (local.get 0) (i32.const 10)) (i32.const 1))
        (global.get $bar-index))
    )
  )
  (module $B
    (type $Libc (instance
      (export "table" (table 1 funcref))
      (export "bar-index" (global (mut i32)))
    ))
    (import "libc" (module $LIBC (export (type outer $B $Libc))))
    (import "a" (module $A
      (import "libc" (instance (type outer $B $Libc)))
      (import "bar-index" (global (mut i32)))
      (export "foo" (func $foo (param i32) (result i32)))
    ))
    (instance $libc (instantiate $LIBC))
    (instance $a (instantiate $A
      (import "libc" (instance $libc))
      (import "bar-index" (global $libc "bar-index"))
    ))
    (alias $libc "table" (table))
    (alias $libc "bar-index" (global $bar-index))

    ;; indirectly export bar to a:
    (func $bar (param i32) (result i32) (i32.add (i32.mul (local.get 0) (i32.const 10)) (i32.const 2)))
    (elem (i32.const 0) $bar)
    (func $start (global.set $bar-index (i32.const 0)))
    (start $start)

    (func $run (export "run") (param i32) (result i32)
      (i32.add (i32.mul (call (func $a "foo") (local.get 0)) (i32.const 10)) (i32.const 3))
    )
  )
  (instance $b (instantiate $B (import "libc" (module $LIBC)) (import "a" (module $A))))
  (export $b)
)
(assert_return (invoke "run" (i32.const 1)) (i32.const 1123))
(assert_return (invoke "run" (i32.const 0)) (i32.const 123))

;; The index may come from a helper module as well, and only what a needs is passed.
;; SPEC module-linking/Example-SharedEverythingDynamicLinking#cyclic-dependencies
;; REQ L-184
(module $root
  (module $TABLE (table (export "table") 1 funcref))
  (module $INDEX (global (export "bar-index") (mut i32) (i32.const -1)))
  (module $A
    (type $Libc (instance (export "table" (table 1 funcref))))
    (import "libc" (instance $libc (type $Libc)))
    (import "bar-index" (global $bar-index (mut i32)))
    (alias $libc "table" (table))
    (type $FooType (func (param i32) (result i32)))
    (func (export "foo") (type $FooType)
      (call_indirect (type $FooType)
        (i32.add (i32.mul (local.get 0) (i32.const 10)) (i32.const 1))
        (global.get $bar-index))
    )
  )
  (instance $libc (instantiate $TABLE))
  (instance $index (instantiate $INDEX))
  (instance $a (instantiate $A (import "libc" (instance $libc)) (import "bar-index" (global $index "bar-index"))))
  (alias $libc "table" (table))
  (func $bar (param i32) (result i32) (i32.sub (i32.const 0) (local.get 0)))
  (elem (i32.const 0) $bar)
  (func (export "run") (param i32) (result i32) (call (func $a "foo") (local.get 0)))
  (func (export "set") (param i32) (global.set (global $index "bar-index") (local.get 0)))
)
(assert_trap (invoke "run" (i32.const 5)) "undefined element")
(assert_return (invoke "set" (i32.const 0)))
(assert_return (invoke "run" (i32.const 5)) (i32.const -51))
