(module (import "./values.mjs" "one" (global i64)))
