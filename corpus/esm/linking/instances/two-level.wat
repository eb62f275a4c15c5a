(module
  (import "./lib.mjs" "f" (func $f (result i32)))
  (import "./lib.mjs" "g" (global $g i32))
  (func (export "run") (result i32) (i32.add (call $f) (global.get $g))))
