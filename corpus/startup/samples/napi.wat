;; A Node-API addon as it is built today: it imports the environment's functions.
(module
  (import "napi" "napi_create_function" (func (param i32 i32 i32 i32 i32 i32) (result i32)))
  (memory (export "memory") 1)
  (table (export "__indirect_function_table") 1 funcref)
  (func (export "malloc") (param i32) (result i32) (i32.const 0))
  (func (export "free") (param i32))
  (func (export "node_api_module_get_api_version_v1") (result i32) (i32.const 8))
  (func (export "napi_register_wasm_v1") (param i32 i32) (result i32) (unreachable)))
