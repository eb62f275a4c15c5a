;; A Node-API addon, by both names: a host without an environment calls neither.
(module
  (import "./log.mjs" "step" (func $step (param i32)))
  (func $start (call $step (i32.const 100)))
  (start $start)
  (func (export "_napi_register") (call $step (i32.const 1)))
  (func (export "napi_register_wasm_v1") (call $step (i32.const 2))))
