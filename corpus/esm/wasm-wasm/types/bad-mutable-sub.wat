(module (import "./exporter-refs.wasm" "mutref" (global (mut funcref))))
