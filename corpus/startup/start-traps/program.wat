;; Where the start section traps nothing else is called.
(module
  (import "./log.mjs" "step" (func $step (param i32)))
  (func $start (call $step (i32.const 1)) (unreachable))
  (start $start)
  (func (export "_start") (call $step (i32.const 2))))
