(module
  (import "./values.mjs" "memory" (memory 2))
  (import "./values.mjs" "number" (global i64)))
