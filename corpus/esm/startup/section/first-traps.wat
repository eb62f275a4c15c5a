(module
  (import "./trapping-log.mjs" "second" (func))
  (func $start (unreachable))
  (start $start)
  (@custom "startup" "\00\00"))
