(module
  (import "./second.mjs" "x" (global i32))
  (import "./third.mjs" "x" (global i32))
  (import "./second.mjs" "y" (global i32))
  (import "./first.mjs" "x" (global i32)))
