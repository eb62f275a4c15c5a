(module (import "./exporter.wasm" "memory" (memory 1 4)))
