(module (import "./none.mjs" "none" (func)))
