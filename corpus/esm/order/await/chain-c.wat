(module (import "./chain-wait.mjs" "f" (func)) (import "./chain-log.mjs" "c" (func $f)) (func (export "f")) (start $f))
