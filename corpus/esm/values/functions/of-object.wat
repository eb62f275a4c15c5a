(module (import "./functions.mjs" "object" (func)))
