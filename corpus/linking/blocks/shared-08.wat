(module $WEB-BUNDLE
  (import "./libc.wasm" (module $LIBC (export "memory" (memory 1)) (export "malloc" (func (param i32) (result i32)))))
  (import "./libzip.wasm" (module $LIBZIP (import "libc" (instance (export "memory" (memory 1)) (export "malloc" (func (param i32) (result i32))))) (export "zip" (func (param i32 i32 i32) (result i32)))))
  (import "./libimg.wasm" (module $LIBIMG (import "libc" (instance (export "memory" (memory 1)) (export "malloc" (func (param i32) (result i32))))) (import "libzip" (instance (export "zip" (func (param i32 i32 i32) (result i32))))) (export "compress" (func (param i32 i32 i32) (result i32)))))
  (import "./zipper.wasm" (module $ZIPPER (import "libc" (module (export "memory" (memory 1)) (export "malloc" (func (param i32) (result i32))))) (import "libzip" (module (import "libc" (instance (export "memory" (memory 1)) (export "malloc" (func (param i32) (result i32))))) (export "zip" (func (param i32 i32 i32) (result i32)))))))
  (import "./imgmgk.wasm" (module $IMGMGK (import "libc" (module (export "memory" (memory 1)) (export "malloc" (func (param i32) (result i32))))) (import "libzip" (module (import "libc" (instance (export "memory" (memory 1)) (export "malloc" (func (param i32) (result i32))))) (export "zip" (func (param i32 i32 i32) (result i32))))) (import "libimg" (module (import "libc" (instance (export "memory" (memory 1)) (export "malloc" (func (param i32) (result i32))))) (import "libzip" (instance (export "zip" (func (param i32 i32 i32) (result i32))))) (export "compress" (func (param i32 i32 i32) (result i32)))))))

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
