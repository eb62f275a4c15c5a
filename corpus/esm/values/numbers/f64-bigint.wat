(module (import "./values.mjs" "big" (global f64)))
