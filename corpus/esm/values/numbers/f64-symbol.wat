(module (import "./values.mjs" "symbol" (global f64)))
