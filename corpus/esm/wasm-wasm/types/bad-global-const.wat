(module (import "./exporter.wasm" "i32" (global (mut i32))))
