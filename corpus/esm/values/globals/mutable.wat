(module
  (global $g (export "value") (import "./globals.mjs" "counter") (mut i32))
  (func (export "read") (result i32) (global.get $g))
  (func (export "increment") (global.set $g (i32.add (global.get $g) (i32.const 1)))))
