(module $B
  (type $Libc (instance (export "table" (table 1 funcref))))
  (import "libc" (module $LIBC (export (type outer $B $Libc))))
  (instance $libc (instantiate $LIBC))

  (global $bar-index mut i32)

  (import "a" (module $A
    (import "libc" (instance (type outer $B $Libc)))
    (import "bar-index" (global mut i32))
    (export "foo" (func $foo))
  ))
  (instance $a (instantiate $A
    (import "libc" (instance $libc)
    (import "bar-index" (global $bar-index))
  ))

  ;; indirectly export bar to a:
  (func $bar)
  (elem (i32.const 0) $bar)
  (func $start (global.set $bar-index (i32.const 0)))
  (start $start)

  (func $run (export "run")
    call (func $a "foo")
  )
)
