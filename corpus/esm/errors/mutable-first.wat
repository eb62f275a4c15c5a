(module
  (import "./values.mjs" "mutable" (global i32))
  (import "./values.mjs" "number" (global i64)))
