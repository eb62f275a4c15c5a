(module (import "./exporter.wasm" "i32" (global f64)))
