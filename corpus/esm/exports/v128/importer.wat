(module
  (global $c (import "./vector.wasm" "constant") v128)
  (global $m (import "./importer.mjs" "renamed") (mut v128))
  (func (export "lane") (result i32) (i32x4.extract_lane 3 (global.get $c)))
  (func (export "lane_mutable") (result i32) (i32x4.extract_lane 3 (global.get $m))))
