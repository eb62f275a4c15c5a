(module $CHILD
  (import "wasi_file" (instance $wasi-file
    (export "read" (func (param i32 i32 i32) (result i32)))
    (export "write" (func (param i32 i32 i32) (result i32)))
  ))
  (func $play (export "play")
    i32.const 3
    i32.const 0
    i32.const 0
    call (func $wasi-file "read")
    drop
  )
)
