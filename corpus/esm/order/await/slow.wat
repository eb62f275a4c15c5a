(module
  (import "./slow-log.mjs" "start" (func $f))
  (import "./slow-wait.mjs" "x" (global i32))
  (func (export "f"))
  (start $f))
