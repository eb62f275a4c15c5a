(module (import "./a-memory.wasm" "x" (memory 1)) (export "x" (memory 0)))
