(module
  (import "./log.mjs" "a2" (func $log))
  (func (export "f"))
  (start $log))
