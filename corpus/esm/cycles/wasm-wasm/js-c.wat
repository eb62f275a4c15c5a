(module (import "./js-b.wasm" "f" (func $f)) (func (export "f") (call $f)))
