;; The index names a function that is not exported.
(module
  (import "./log.mjs" "step" (func $step (param i32)))
  (func $start (call $step (i32.const 100)))
  (start $start)
  (func (call $step (i32.const 7)))
  (@custom "startup" "\02\00"))
