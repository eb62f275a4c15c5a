(module (import "./b-memory.wasm" "x" (memory 1)) (export "x" (memory 0)))
