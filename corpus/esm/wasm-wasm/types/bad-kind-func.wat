(module (import "./exporter.wasm" "memory" (func)))
