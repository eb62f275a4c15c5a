;;! features: module-linking
;; SPEC-BUG: the prose of the cyclic example wants constant globals for indices, its code mutable ones: mutable they must be.

;; A constant global cannot be set when b starts.
;; SPEC module-linking/Example-SharedEverythingDynamicLinking#cyclic-dependencies, valid-global.set
;; REQ L-187
(assert_invalid
  (module $B
    (type $Libc (instance
      (export "table" (table 1 funcref))
      (export "bar-index" (global i32))
    ))
    (import "libc" (module $LIBC (export (type outer $B $Libc))))
    (import "a" (module $A
      (import "libc" (instance (type outer $B $Libc)))
      (import "bar-index" (global i32))
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
  "immutable global")

;; Nor does a constant import take the mutable global, or a mutable one a constant.
;; SPEC module-linking/Example-SharedEverythingDynamicLinking#cyclic-dependencies, match-globaltype
;; REQ L-187
(assert_invalid
  (module
    (module $LIBC (global (export "bar-index") (mut i32) (i32.const 0)))
    (module $A (import "bar-index" (global i32)))
    (instance $libc (instantiate $LIBC))
    (instance (instantiate $A (import "bar-index" (global $libc "bar-index")))))
  "type mismatch")
(assert_invalid
  (module
    (module $LIBC (global (export "bar-index") i32 (i32.const 0)))
    (module $A (import "bar-index" (global (mut i32))))
    (instance $libc (instantiate $LIBC))
    (instance (instantiate $A (import "bar-index" (global $libc "bar-index")))))
  "type mismatch")

;; The index is set after linking: while a is being instantiated it is not there yet, and calling b then traps.
;; SPEC module-linking/Example-SharedEverythingDynamicLinking#cyclic-dependencies, module-linking/Explainer#module-imports-and-nested-instances
;; REQ L-187
(assert_trap
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
      (func $early (drop (call_indirect (type $FooType) (i32.const 1) (global.get $bar-index))))
      (start $early)
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
  )
  "undefined element")
