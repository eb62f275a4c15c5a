(module (import "./exporter.wasm" "table4" (table 3 4 funcref)))
