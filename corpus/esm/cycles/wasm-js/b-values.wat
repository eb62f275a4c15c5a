(module
  (global (export "let") (import "./a-values.mjs" "number") i32)
  (global (export "const") (import "./a-values.mjs" "big") i64)
  (global (export "var") (import "./a-values.mjs" "old") f32)
  (global (export "any") (import "./a-values.mjs" "Class") externref)
  (global $v (import "./a-values.mjs" "vector") v128)
  (func (export "vector") (result i32) (i32x4.extract_lane 3 (global.get $v)))
  (func (export "unused")))
