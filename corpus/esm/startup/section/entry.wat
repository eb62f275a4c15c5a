(module
  (import "./log.mjs" "start" (func $log_start))
  (import "./log.mjs" "second" (func $log_second))
  (global $value (export "value") (mut i32) (i32.const 0))
  (start $log_start)
  (func (call $log_second) (global.set $value (i32.const 42)))
  (@custom "startup" "\02\00"))
