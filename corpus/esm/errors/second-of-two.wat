(module
  (import "./values.mjs" "number" (global i64))
  (import "./values.mjs" "number" (memory 1)))
