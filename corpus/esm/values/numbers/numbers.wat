(module
  (global (export "i32") (import "./values.mjs" "one") i32)
  (global (export "f32") (import "./values.mjs" "half") f32)
  (global (export "f64") (import "./values.mjs" "tenth") f64)
  (global (export "i64") (import "./values.mjs" "big") i64)
  (global (export "wrapped") (import "./values.mjs" "unsigned") i32)
  (global (export "rounded") (import "./values.mjs" "decimal") f32)
  (global (export "wide") (import "./values.mjs" "wide") i64))
