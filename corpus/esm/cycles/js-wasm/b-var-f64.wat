(module (global (export "f64") (import "./a-var-f64.mjs" "later") f64))
