;; Emscripten with its JavaScript: the glue calls the constructors, then main.
(module
  (import "env" "emscripten_resize_heap" (func (param i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_write" (func (param i32 i32 i32 i32) (result i32)))
  (memory (export "memory") 256 256)
  (func (export "__wasm_call_ctors"))
  (func (export "main") (param i32 i32) (result i32) (unreachable))
  (func (export "stackAlloc") (param i32) (result i32) (unreachable)))
