(module
  (import "./thenable.mjs" "call" (func $call (param externref)))
  (func (export "then") (param externref externref) (call $call (local.get 0))))
