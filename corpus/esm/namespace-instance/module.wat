(module
  (func (export "f"))
  (memory (export "memory") 1)
  (table (export "table") 1 funcref)
  (global (export "constant") i32 (i32.const 3))
  (global (export "mutable") (mut i32) (i32.const 4))
  (global (export "vector") v128 (v128.const i64x2 0 0)))
