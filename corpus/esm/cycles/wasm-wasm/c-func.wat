(module (import "./d-func.wasm" "x" (func)) (func (export "x")))
