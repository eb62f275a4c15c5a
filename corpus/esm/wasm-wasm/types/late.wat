(module
  (import "./log.mjs" "exporter" (func $log))
  (memory (export "memory") 1)
  (start $log))
