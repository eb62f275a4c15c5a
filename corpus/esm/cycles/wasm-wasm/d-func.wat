(module (import "./c-func.wasm" "x" (func)) (func (export "x")))
