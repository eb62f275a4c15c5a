(module (import "./a-default.mjs" "default" (global i32)))
