(module (import "./exporter-max.wasm" "memory4" (memory 1 5)) (func (export "ok") (result i32) (i32.const 1)))
