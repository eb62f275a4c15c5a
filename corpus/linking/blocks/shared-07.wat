(module $DEPLOYMENT-BUNDLE
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
  (module $LIBIMG
    (import "libc" (instance $libc
      (export "memory" (memory 1))
      (export "malloc" (func (param i32) (result i32)))
    ))
    (import "libzip" (instance $libzip
      (export "zip" (func (param i32 i32 i32) (result i32)))
    ))

    (alias $libc "memory" (memory))  ;; default memory b/c index 0
    (func (export "compress") (param i32 i32 i32) (result i32)
      local.get 1
      call (func $libc "malloc")
      local.get 1
      local.get 2
      call (func $libzip "zip")
    )
  )
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
  (module $IMGMGK
    (import "libc" (module $LIBC (export "memory" (memory 1)) (export "malloc" (func (param i32) (result i32)))))
    (import "libzip" (module $LIBZIP (import "libc" (instance (export "memory" (memory 1)) (export "malloc" (func (param i32) (result i32))))) (export "zip" (func (param i32 i32 i32) (result i32)))))
    (import "libimg" (module $LIBIMG (import "libc" (instance (export "memory" (memory 1)) (export "malloc" (func (param i32) (result i32))))) (import "libzip" (instance (export "zip" (func (param i32 i32 i32) (result i32))))) (export "compress" (func (param i32 i32 i32) (result i32)))))

    (instance $libc (instantiate $LIBC))
    (instance $libzip (instantiate $LIBZIP
      (import "libc" (instance $libc))
    ))
    (instance $libimg (instantiate $LIBIMG
      (import "libc" (instance $libc))
      (import "libzip" (instance $libzip))
    ))

    (func $main
      i32.const 0
      i32.const 16
      i32.const 32
      call (func $libimg "compress")
      drop
    )
  )

  (instance (export "zipper") (instantiate $ZIPPER
    (import "libc" (module $LIBC))
    (import "libzip" (module $LIBZIP))
  ))
  (instance (export "imgmgk") (instantiate $IMGMGK
    (import "libc" (module $LIBC))
    (import "libzip" (module $LIBZIP))
    (import "libimg" (module $LIBIMG))
  ))
)
