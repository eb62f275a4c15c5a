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
    (import "libimg" (instance $libzip))
  ))

  (func $main
    i32.const 0
    i32.const 16
    i32.const 32
    call (func $libimg "compress")
    drop
  )
)
