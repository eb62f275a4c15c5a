(module
  (memory (export "memory") (import "./a-objects.mjs" "memory") 1)
  (table (export "table") (import "./a-objects.mjs" "table") 1 funcref)
  (tag (export "tag") (import "./a-objects.mjs" "tag"))
  (import "./a-objects.mjs" "f" (func $f (result i32)))
  (global $g (import "./a-objects.mjs" "counter") (mut i32))
  (func (export "call") (result i32) (call $f))
  (func (export "read") (result i32) (global.get $g)))
