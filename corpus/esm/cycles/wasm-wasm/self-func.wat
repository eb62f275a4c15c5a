(module (import "./self-func.wasm" "x" (func)) (func (export "x")))
