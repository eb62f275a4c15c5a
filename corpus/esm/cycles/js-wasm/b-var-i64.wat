(module (import "./a-var-i64.mjs" "x" (global i64)))
