(module
  (import "./log.mjs" "start" (func $f))
  (memory (export "memory") 1)
  (start $f))
