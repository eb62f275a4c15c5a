(module (global (export "i64_text") (import "./values.mjs" "digits") i64))
