(module $VIRTUALIZE
  (type $WasiFile (instance
    (export "read" (func (param i32 i32 i32) (result i32)))
    (export "write" (func (param i32 i32 i32) (result i32)))
  ))
  (import "wasi_file" (instance $wasi-file (type $WasiFile)))

  (func (export "read") (param i32 i32 i32) (result i32)
    (call (func $wasi-file "read") (local.get 0) (local.get 1) (local.get 2))
  )
  (func (export "write") (param i32 i32 i32) (result i32)
    (call (func $wasi-file "write") (local.get 0) (local.get 1) (i32.xor (local.get 2) (i32.const 255)))
  )
)
