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
