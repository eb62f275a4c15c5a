(module
  (global (export "text") (import "./values.mjs" "text") i32)
  (global (export "truth") (import "./values.mjs" "truth") f64)
  (global (export "nothing") (import "./values.mjs" "nothing") f64)
  (global (export "absent") (import "./values.mjs" "absent") f64)
  (global (export "object") (import "./values.mjs" "object") i32))
