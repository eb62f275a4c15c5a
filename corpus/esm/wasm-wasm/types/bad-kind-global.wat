(module (import "./exporter.wasm" "func" (global i32)))
