(module (global (export "value") (import "./a-fails.mjs" "one") i32))
