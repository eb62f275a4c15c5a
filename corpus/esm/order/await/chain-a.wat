(module (import "./chain-b.wasm" "f" (func)) (import "./chain-log.mjs" "a" (func $f)) (start $f))
