(module (import "./globals.mjs" "constant" (global i64)))
