(module
  (import "./log.mjs" "shared" (func $log))
  (func (export "f"))
  (start $log))
