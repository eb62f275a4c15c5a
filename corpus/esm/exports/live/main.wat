(module
  (func (export "increment") (global.set 0 (i32.add (global.get 0) (i32.const 1))))
  (global (export "count") (mut i32) (i32.const 5)))
