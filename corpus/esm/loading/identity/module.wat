(module
  (import "./log.mjs" "start" (func $start))
  (memory (export "memory") 1)
  (start $start))
