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
