(module
  (global $count (export "again") (import "./counter.wasm" "count") (mut i32))
  (func (export "add") (param i32) (global.set $count (i32.add (global.get $count) (local.get 0)))))
