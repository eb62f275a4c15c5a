(module
  (import "./a-exports.mjs" "hoisted" (func))
  (memory (export "memory") 1)
  (table (export "table") 1 funcref)
  (tag (export "tag"))
  (global (export "constant") i32 (i32.const 3))
  (global $c (export "counter") (mut i32) (i32.const 5))
  (func (export "bump") (global.set $c (i32.add (global.get $c) (i32.const 1)))))
