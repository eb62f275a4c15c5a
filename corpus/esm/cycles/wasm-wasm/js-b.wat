(module (import "./js-c.wasm" "f" (func $f)) (func (export "f") (call $f)))
