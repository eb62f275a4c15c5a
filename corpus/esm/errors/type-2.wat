(module (import "./values.mjs" "number" (memory 1)))
