(module (import "./memory.mjs" (memory $m 1)) (export "memory" (memory $m)))
