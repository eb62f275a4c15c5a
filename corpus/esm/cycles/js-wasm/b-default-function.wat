(module
  (import "./a-default-function.mjs" "default" (func $f (result i32)))
  (global $r (mut i32) (i32.const 0))
  (func (export "get") (result i32) (global.get $r))
  (func $start (global.set $r (call $f)))
  (start $start))
