(module (import "./a-arrow.mjs" "x" (func)))
