(module (import "./exporter-refs.wasm" "ref" (global funcref)) (func (export "ok") (result i32) (i32.const 1)))
