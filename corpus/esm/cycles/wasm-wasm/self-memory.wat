(module (import "./self-memory.wasm" "x" (memory 1)) (memory (export "x") 1))
