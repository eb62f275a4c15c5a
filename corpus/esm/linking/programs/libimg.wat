(module $LIBIMG
  (import "libc" (instance $libc
    (export "memory" (memory 1))
    (export "malloc" (func (param i32) (result i32)))))
  (import "libzip" (instance $libzip
    (export "zip" (func (param i32) (result i32)))))
  (func (export "compress") (param i32) (result i32)
    (drop (call (func $libc "malloc") (i32.mul (local.get 0) (i32.const 2))))
    (call (func $libzip "zip") (i32.mul (local.get 0) (i32.const 2)))))
