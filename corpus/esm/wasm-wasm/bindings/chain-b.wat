(module (import "./chain-a.wasm" "f" (func $f (result i32))) (export "g" (func $f)))
