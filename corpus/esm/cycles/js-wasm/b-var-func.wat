(module (import "./a-var-func.mjs" "x" (func)))
