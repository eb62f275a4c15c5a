(module $ZIPPER
  (type $Libc (instance
    (memory (export "memory") 1)
    (func (export "malloc") (param i32) (result i32))
  ))

  (import "libc-1.0.0" (module $LIBC
    (export (type outer $ZIPPER $Libc))
  ))
  (import "libzip-3.4.5" (module $LIBZIP
    (import "libc-1.0.0" (instance (type outer $ZIPPER $Libc)))
    (export "zip" (func (param i32 i32 i32) (result i32)))
  ))

  (instance $libc (instantiate $LIBC))
  (instance $libzip (instantiate $LIBZIP (import "libc-1.0.0" (instance $libc))))
  (func $main
    i32.const 16
    call (func $libc "malloc")
    i32.const 16
    i32.const 0
    call (func $libzip "zip")
    drop
  )
)
