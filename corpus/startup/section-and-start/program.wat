;; Where the start section traps the additional start function is never called.
(module
  (import "./log.mjs" "step" (func $step (param i32)))
  (func $start (call $step (i32.const 1)) (unreachable))
  (start $start)
  (func (call $step (i32.const 2)))
  (@custom "startup" "\02\00"))
