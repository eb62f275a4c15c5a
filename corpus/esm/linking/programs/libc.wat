(module $LIBC
  (memory (export "memory") 1)
  (func (export "malloc") (param i32) (result i32)
    (i32.load (i32.const 0))
    (i32.store (i32.const 0) (i32.add (i32.load (i32.const 0)) (local.get 0))))
  (func (export "used") (result i32) (i32.load (i32.const 0))))
