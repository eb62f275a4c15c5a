(module $IMGMGK
  (type $Libc (instance
    (export "memory" (memory 1))
    (export "malloc" (func (param i32) (result i32)))))
  (type $LibZip (instance (export "zip" (func (param i32) (result i32)))))
  (type $LibImg (instance (export "compress" (func (param i32) (result i32)))))
  (import "./libc.wasm" (module $LIBC
    (export "memory" (memory 1))
    (export "malloc" (func (param i32) (result i32)))
    (export "used" (func (result i32)))))
  (import "./libzip.wasm" (module $LIBZIP
    (import "libc" (instance (type outer $IMGMGK $Libc)))
    (export (type outer $IMGMGK $LibZip))))
  (import "./libimg.wasm" (module $LIBIMG
    (import "libc" (instance (type outer $IMGMGK $Libc)))
    (import "libzip" (instance (type outer $IMGMGK $LibZip)))
    (export (type outer $IMGMGK $LibImg))))
  (instance $libc (instantiate $LIBC))
  (instance $libzip (instantiate $LIBZIP (import "libc" (instance $libc))))
  (instance $libimg (instantiate $LIBIMG
    (import "libc" (instance $libc))
    (import "libzip" (instance $libzip))))
  (func (export "main") (param i32) (result i32) (call (func $libimg "compress") (local.get 0)))
  (export "used" (func $libc "used"))
  (export "libc" (module $LIBC))
  (export "libzip" (module $LIBZIP)))
