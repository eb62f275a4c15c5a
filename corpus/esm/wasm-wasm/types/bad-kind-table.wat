(module (import "./exporter.wasm" "memory" (table 1 funcref)))
