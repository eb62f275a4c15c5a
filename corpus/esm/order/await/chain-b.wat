(module (import "./chain-c.wasm" "f" (func)) (import "./chain-log.mjs" "b" (func $f)) (func (export "f")) (start $f))
