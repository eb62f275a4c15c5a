(module (import "./globals.mjs" "number" (global v128)))
