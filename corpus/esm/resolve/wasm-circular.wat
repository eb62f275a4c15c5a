(module (import "./circular.mjs" "x" (func)))
