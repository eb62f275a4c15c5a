(module (import "./exporter.wasm" "table4" (table 1 5 funcref)) (func (export "ok") (result i32) (i32.const 1)))
