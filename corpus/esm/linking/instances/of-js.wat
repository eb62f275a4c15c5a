(module
  (import "./lib.mjs" (instance $lib (export "f" (func (result i32))) (export "g" (global i32))))
  (alias $lib "g" (global $g))
  (func (export "run") (result i32) (i32.add (call (func $lib "f")) (global.get $g))))
