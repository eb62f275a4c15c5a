(module (import "./exporter.wasm" "null" (global (ref func))))
