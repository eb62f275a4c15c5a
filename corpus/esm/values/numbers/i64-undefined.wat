(module (import "./values.mjs" "absent" (global i64)))
