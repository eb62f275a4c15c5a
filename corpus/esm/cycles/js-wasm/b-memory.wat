(module (import "./a-memory.mjs" "x" (memory 1)))
