(module (import "./a-vector.mjs" "x" (global v128)))
