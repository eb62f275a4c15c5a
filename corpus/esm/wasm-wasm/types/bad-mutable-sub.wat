(module (import "./exporter.wasm" "mutref" (global (mut funcref))))
