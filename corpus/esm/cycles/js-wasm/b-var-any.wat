(module (global (export "any") (import "./a-var-any.mjs" "later") externref))
