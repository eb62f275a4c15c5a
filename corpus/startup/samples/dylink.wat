;; A side module: it is placed in a memory and a table of others.
(module
  (@custom "dylink.0" (before first) "\01\04\00\00\00\00")
  (import "env" "memory" (memory 1))
  (import "env" "__memory_base" (global i32))
  (import "env" "__table_base" (global i32))
  (func (export "__wasm_apply_data_relocs"))
  (func (export "__wasm_call_ctors"))
  (func (export "work")))
