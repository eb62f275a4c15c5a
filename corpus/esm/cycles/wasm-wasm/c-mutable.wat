(module (import "./d-mutable.wasm" "x" (global (mut i32))) (global (export "x") (mut i32) (i32.const 1)))
