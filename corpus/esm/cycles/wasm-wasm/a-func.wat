(module (import "./b-func.wasm" "x" (func)) (func (export "x")))
