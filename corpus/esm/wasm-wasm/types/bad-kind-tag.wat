(module (import "./exporter.wasm" "func" (tag)))
