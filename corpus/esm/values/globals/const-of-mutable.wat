(module (import "./globals.mjs" "counter" (global i32)))
