(module
  (import "./a-generator.mjs" "f" (func $f (result externref)))
  (func (export "call") (result externref) (call $f)))
