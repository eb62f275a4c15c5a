(module
  (import "./log.mjs" "run" (func $run))
  (import "./started-a.wasm" "f" (func))
  (func (export "f"))
  (start $run))
