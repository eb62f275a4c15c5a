(module (import "./eight.wasm" (func $f (result i32))) (export "run" (func $f)))
