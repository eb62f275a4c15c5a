(module (import "./functions.mjs" "absent" (func)))
