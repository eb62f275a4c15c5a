(module (import "./a-var-v128.mjs" "x" (global v128)))
