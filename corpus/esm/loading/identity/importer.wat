(module (memory (export "memory") (import "./module.wasm" "memory") 1))
