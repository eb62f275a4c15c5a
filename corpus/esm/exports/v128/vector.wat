(module
  (global $c (export "constant") v128 (v128.const i32x4 1 2 3 4))
  (global $m (export "mutable") (mut v128) (v128.const i32x4 0 0 0 0))
  (func (export "set") (global.set $m (v128.const i32x4 5 6 7 0)))
  (func (export "lane") (result i32) (i32x4.extract_lane 3 (global.get $c))))
