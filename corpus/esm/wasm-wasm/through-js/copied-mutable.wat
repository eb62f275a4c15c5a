(module (import "./copies.mjs" "mutable" (global (mut i32))))
