(module (import "./ab.wasm" "a" (func $a (result i32))) (export "a" (func $a)))
