(module
  (import "./values.mjs" "number" (memory 1))
  (import "./values.mjs" "number" (global i64)))
