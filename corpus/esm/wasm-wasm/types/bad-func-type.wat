(module (import "./exporter.wasm" "func" (func (result i64))))
