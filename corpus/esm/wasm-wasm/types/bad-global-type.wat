(module (import "./exporter.wasm" "i32" (global i64)))
