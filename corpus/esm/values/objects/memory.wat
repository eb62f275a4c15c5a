(module
  (memory $m (export "memory") (import "./objects.mjs" "memory") 1 2)
  (func (export "load") (param i32) (result i32) (i32.load8_u (local.get 0)))
  (func $start (i32.store8 (i32.const 0) (i32.const 9)))
  (start $start))
