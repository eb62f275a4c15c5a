(module (global (export "value") (import "./given.mjs" "given") (mut f64)))
