(module
  (import "./star-cycle-b.mjs" "f" (func $f (result i32)))
  (import "./star-cycle-a.mjs" "g" (func $g (result i32)))
  (func (export "sum") (result i32) (i32.add (call $f) (call $g))))
