(module (import "./functions.mjs" "number" (func)))
