(module
  (global $g (import "./globals.mjs" "vector") v128)
  (func (export "lane") (result i32) (i32x4.extract_lane 2 (global.get $g))))
