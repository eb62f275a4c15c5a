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
