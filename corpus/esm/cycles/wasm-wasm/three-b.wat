(module (import "./three-c.wasm" "f" (func $f)) (func (export "f") (call $f)))
