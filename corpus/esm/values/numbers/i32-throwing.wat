(module (import "./values.mjs" "throwing" (global i32)))
