(module (import "./a-let.mjs" "x" (global i32)))
