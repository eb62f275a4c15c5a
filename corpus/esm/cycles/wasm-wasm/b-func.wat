(module (import "./a-func.wasm" "x" (func)) (func (export "x")))
