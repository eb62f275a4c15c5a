(module $ZIPPER
  (type $Libc (instance
    (export "memory" (memory 1))
    (export "malloc" (func (param i32) (result i32)))))
  (type $LibZip (instance (export "zip" (func (param i32) (result i32)))))
  (import "./libc.wasm" (module $LIBC
    (export "memory" (memory 1))
    (export "malloc" (func (param i32) (result i32)))
    (export "used" (func (result i32)))))
  (import "./libzip.wasm" (module $LIBZIP
    (import "libc" (instance (type outer $ZIPPER $Libc)))
    (export (type outer $ZIPPER $LibZip))))
  (instance $libc (instantiate $LIBC))
  (instance $libzip (instantiate $LIBZIP (import "libc" (instance $libc))))
  (func (export "main") (param i32) (result i32) (call (func $libzip "zip") (local.get 0)))
  (export "used" (func $libc "used"))
  (export "libc" (module $LIBC))
  (export "libzip" (module $LIBZIP)))
