(module (import "./three-a.wasm" "f" (func $f)) (func (export "f") (call $f)))
