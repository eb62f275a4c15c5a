(module
  (import "./a-async.mjs" "f" (func $f (result externref)))
  (func (export "call") (result externref) (call $f)))
