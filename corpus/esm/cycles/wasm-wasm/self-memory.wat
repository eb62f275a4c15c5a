(module (import "./self-memory.wasm" "x" (memory 1)) (export "x" (memory 0)))
