(module
  (global $g (export "value") (import "./globals.mjs" "constant") i32)
  (func (export "read") (result i32) (global.get $g)))
