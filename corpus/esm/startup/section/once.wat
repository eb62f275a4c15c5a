(module
  (import "./once-log.mjs" "second" (func))
  (@custom "startup" "\00\00"))
