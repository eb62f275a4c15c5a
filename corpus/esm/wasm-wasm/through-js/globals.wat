(module
  (global $c (import "./named.mjs" "counter") (mut i32))
  (global $v (import "./named.mjs" "vector") v128)
  (func (export "set") (param i32) (global.set $c (local.get 0)))
  (func (export "get") (result i32) (global.get $c))
  (func (export "lane") (result i32) (i32x4.extract_lane 3 (global.get $v))))
