(module (import "./a-mutable.mjs" "x" (global (mut i32))))
