(module (import "./exporter.wasm" "mut" (global i32)))
