(module
  (import "./not-there.mjs" "f" (func $f))
  (memory (export "memory") 1)
  (func (export "next") (result i32)
    (i32.store (i32.const 0) (i32.add (i32.load (i32.const 0)) (i32.const 1)))
    (i32.load (i32.const 0)))
  (start $f))
