(module $ZIPPER-BUNDLED
  (module $LIBC
    (memory (export "memory") 1)
    (func (export "malloc") (param i32) (result i32)
      (global.get $top)
      (global.set $top (i32.add (global.get $top) (local.get 0))))
    (global $top (mut i32) (i32.const 1024))
  )
  (module $LIBZIP
    (import "libc" (instance $libc
      (export "memory" (memory 1))
      (export "malloc" (func (param i32) (result i32)))
    ))
    (alias $libc "memory" (memory))  ;; default memory b/c index 0
    (func (export "zip") (param i32 i32 i32) (result i32)
      local.get 1
      call (func $libc "malloc")
    )
  )
  (instance $libc (instantiate $LIBC))
  (instance $libzip (instantiate $LIBZIP (import "libc" (instance $libc))))
  (func $main
    i32.const 16
    call (func $libc "malloc")
    i32.const 16
    i32.const 0
    call (func $libzip "zip")
    drop
  )
)
