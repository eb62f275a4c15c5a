(module (import "./exporter.wasm" "func" (memory 1)))
