(module $ZIPPER
  (type $Libc (instance
    (export "memory" (memory 1))
    (export "malloc" (func (param i32) (result i32)))
  ))
  (type $LibZip (instance
    (export "zip" (func (param i32 i32 i32) (result i32)))
  ))

  (import "libc" (module $LIBC
    (export (type outer $ZIPPER $Libc))
  ))
  (import "libzip" (module $LIBZIP
    (import "libc" (instance (type outer $ZIPPER $Libc)))
    (export (type outer $ZIPPER $LibZip))
  ))

  (instance $libc (instantiate $LIBC))
  (instance $libzip (instantiate $LIBZIP (import "libc" (instance $libc))))

  (alias $libc "memory" (memory))  ;; default memory b/c index 0
  (func $main
    i32.const 16
    call (func $libc "malloc")
    i32.const 16
    i32.const 0
    call (func $libzip "zip")
    drop
  )
)
