(module
  (global $g (export "count") (mut i32) (i32.const 5))
  (func $start (global.set $g (i32.const 9)))
  (start $start))
