(module (import "./syntax.mjs" "f" (func)))
