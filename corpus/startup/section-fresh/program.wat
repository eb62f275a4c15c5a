;; Mode fresh: each time a new instance with the same imports, beside the one that is kept.
(module
  (import "./log.mjs" "step" (func $step (param i32)))
  (global $n (mut i32) (i32.const 0))
  (memory (export "memory") 1)
  (func $start (call $step (i32.const 100)))
  (func $entry
    (global.set $n (i32.add (global.get $n) (i32.const 1)))
    (call $step (global.get $n)))
  (start $start)
  (export "next" (func $entry))
  (@custom "startup" "\02\01"))
