(module (import "./c-vector.wasm" "x" (global v128)) (global (export "x") v128 (v128.const i64x2 1 2)))
