(module
  (import "./log.mjs" "start" (func $start))
  (import "./log.mjs" "second" (func))
  (start $start)
  (@custom "startup" "\01\00"))
