(module (global (export "i32") (import "./a-var-i32.mjs" "later") i32))
