(module (import "./a-var-mut.mjs" "x" (global (mut i32))))
