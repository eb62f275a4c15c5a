(module (import "./a-var-mem.mjs" "x" (memory 1)))
