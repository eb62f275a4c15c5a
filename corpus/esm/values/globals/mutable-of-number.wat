(module (import "./globals.mjs" "number" (global (mut i32))))
