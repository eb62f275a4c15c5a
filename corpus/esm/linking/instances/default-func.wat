(module (import "./func.mjs" (func $f (result i32))) (export "run" (func $f)))
