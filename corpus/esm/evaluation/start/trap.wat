(module
  (import "./trap-log.mjs" "start" (func $log))
  (func $start (call $log) (unreachable))
  (start $start))
