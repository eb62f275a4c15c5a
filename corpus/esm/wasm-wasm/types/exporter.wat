(module
  (memory (export "memory") 2)
  (table (export "table4") 2 4 funcref)
  (table (export "externs") 2 externref)
  (func $f (export "func") (result i32) (i32.const 1))
  (global (export "mut") (mut i32) (i32.const 1))
  (global (export "i32") i32 (i32.const 1)))
