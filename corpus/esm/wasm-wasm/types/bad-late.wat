(module
  (import "./log.mjs" "importer" (func $log))
  (import "./late.wasm" "memory" (func))
  (start $log))
