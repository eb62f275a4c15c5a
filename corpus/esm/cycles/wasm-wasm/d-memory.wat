(module (import "./c-memory.wasm" "x" (memory 1)) (memory (export "x") 1))
