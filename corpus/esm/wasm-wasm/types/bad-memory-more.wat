(module (import "./exporter.wasm" "memory" (memory 3)))
