(module (import "./exporter-refs.wasm" "null" (global (ref func))))
