(module
  (type $sup (sub (func)))
  (import "./exporter-refs.wasm" "sub" (func (type $sup)))
  (func (export "ok") (result i32) (i32.const 1)))
