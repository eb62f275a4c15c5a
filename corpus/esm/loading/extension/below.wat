(module (import "./bytes.mjs" "f" (func)))
