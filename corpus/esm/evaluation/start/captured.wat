(module
  (import "./captured.mjs" "capture" (func $capture))
  (func (export "f"))
  (func $start (call $capture) (unreachable))
  (start $start))
