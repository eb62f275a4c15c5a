(module
  (memory (export "memory") 1)
  (table (export "table") 1 funcref)
  (tag (export "tag"))
  (func (export "f") (result i32) (i32.const 10))
  (global (export "constant") i32 (i32.const 3))
  (global $c (export "counter") (mut i32) (i32.const 5))
  (global (export "vector") v128 (v128.const i32x4 1 2 3 4))
  (func (export "read") (result i32) (global.get $c)))
