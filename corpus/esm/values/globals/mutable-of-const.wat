(module (import "./globals.mjs" "constant" (global (mut i32))))
