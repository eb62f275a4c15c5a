(module
  (import "./log.mjs" "run" (func $run))
  (import "./started-b.wasm" "f" (func))
  (func (export "f"))
  (start $run))
