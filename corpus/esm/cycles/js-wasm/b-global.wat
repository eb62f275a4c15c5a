(module (import "./a-global.mjs" "x" (global i32)))
