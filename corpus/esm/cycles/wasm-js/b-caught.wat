(module (global (export "value") (import "./a-caught.mjs" "one") i32))
