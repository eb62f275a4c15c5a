;; The deployment bundle before bundling: two programs that share modules by file and have instances of their own.
(module $DEPLOYMENT
  (type $Libc (instance
    (export "memory" (memory 1))
    (export "malloc" (func (param i32) (result i32)))
  ))
  (type $LibZip (instance
    (export "zip" (func (param i32 i32 i32) (result i32)))
    (export "zips" (func (result i32)))
  ))
  (type $LibImg (instance
    (export "compress" (func (param i32 i32 i32) (result i32)))
  ))
  (type $LIBC (module
    (export (type outer $DEPLOYMENT $Libc))
  ))
  (type $LIBZIP (module
    (import "libc" (instance (type outer $DEPLOYMENT $Libc)))
    (import "env" (instance (type outer $DEPLOYMENT $Libc)))
    (export (type outer $DEPLOYMENT $LibZip))
  ))
  (type $LIBIMG (module
    (import "libc" (instance (type outer $DEPLOYMENT $Libc)))
    (import "env" (instance (type outer $DEPLOYMENT $Libc)))
    (import "libzip" (instance (type outer $DEPLOYMENT $LibZip)))
    (export (type outer $DEPLOYMENT $LibImg))
  ))
  (import "./libc.wasm" (module $LIBC (type $LIBC)))
  (import "./libzip.wasm" (module $LIBZIP (type $LIBZIP)))
  (import "./libimg.wasm" (module $LIBIMG (type $LIBIMG)))
  (import "./zipper.wasm" (module $ZIPPER
    (import "libc" (instance (type outer $DEPLOYMENT $Libc)))
    (import "env" (instance (type outer $DEPLOYMENT $Libc)))
    (import "libzip" (instance (type outer $DEPLOYMENT $LibZip)))
    (export "main" (func (param i32 i32) (result i32)))
  ))
  (import "./imgmgk.wasm" (module $IMGMGK
    (import "libc" (instance (type outer $DEPLOYMENT $Libc)))
    (import "env" (instance (type outer $DEPLOYMENT $Libc)))
    (import "libzip" (instance (type outer $DEPLOYMENT $LibZip)))
    (import "libimg" (instance (type outer $DEPLOYMENT $LibImg)))
    (export "main" (func (param i32 i32) (result i32)))
  ))

  ;; Each program instantiates what it needs, every time that it is instantiated.
  (module $ZIPPER-PROGRAM
    (alias outer $DEPLOYMENT $LIBC (module $LIBC))
    (instance $libc (instantiate $LIBC))
    (alias outer $DEPLOYMENT $LIBZIP (module $LIBZIP))
    (instance $libzip (instantiate $LIBZIP
      (import "libc" (instance $libc))
      (import "env" (instance $libc))
    ))
    (alias outer $DEPLOYMENT $ZIPPER (module $ZIPPER))
    (instance $zipper (instantiate $ZIPPER
      (import "libc" (instance $libc))
      (import "env" (instance $libc))
      (import "libzip" (instance $libzip))
    ))
    (export $zipper)
  )
  (module $IMGMGK-PROGRAM
    (alias outer $DEPLOYMENT $LIBC (module $LIBC))
    (instance $libc (instantiate $LIBC))
    (alias outer $DEPLOYMENT $LIBZIP (module $LIBZIP))
    (instance $libzip (instantiate $LIBZIP
      (import "libc" (instance $libc))
      (import "env" (instance $libc))
    ))
    (alias outer $DEPLOYMENT $LIBIMG (module $LIBIMG))
    (instance $libimg (instantiate $LIBIMG
      (import "libc" (instance $libc))
      (import "env" (instance $libc))
      (import "libzip" (instance $libzip))
    ))
    (alias outer $DEPLOYMENT $IMGMGK (module $IMGMGK))
    (instance $imgmgk (instantiate $IMGMGK
      (import "libc" (instance $libc))
      (import "env" (instance $libc))
      (import "libzip" (instance $libzip))
      (import "libimg" (instance $libimg))
    ))
    (export $imgmgk)
  )

  (instance (export "zipper") (instantiate $ZIPPER-PROGRAM))
  (instance (export "imgmgk") (instantiate $IMGMGK-PROGRAM))
)
