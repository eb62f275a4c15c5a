(module (import "./values.mjs" "nothing" (global i64)))
