;; A main module, which loads side modules: it is placed as they are, but has main and the stack.
(module
  (@custom "dylink.0" (before first) "\01\04\00\00\00\00")
  (import "env" "__memory_base" (global i32))
  (import "env" "emscripten_resize_heap" (func (param i32) (result i32)))
  (memory (export "memory") 256 256)
  (func (export "__wasm_call_ctors"))
  (func (export "stackAlloc") (param i32) (result i32) (unreachable))
  (func (export "main") (param i32 i32) (result i32) (unreachable)))
