(module (import "./exporter.wasm" "externs" (table 1 funcref)))
