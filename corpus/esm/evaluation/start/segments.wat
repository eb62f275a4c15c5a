(module
  (import "./segments.mjs" "push" (func $push (param i32)))
  (memory 1)
  (data (i32.const 0) "hi")
  (table 1 funcref)
  (elem (i32.const 0) $one)
  (func $one (result i32) (i32.const 1))
  (func $start
    (call $push (i32.load8_u (i32.const 0)))
    (call $push (i32.load8_u (i32.const 1)))
    (call $push (call_indirect (result i32) (i32.const 0))))
  (start $start))
