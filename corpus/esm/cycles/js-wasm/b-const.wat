(module (import "./a-const.mjs" "x" (global f64)))
