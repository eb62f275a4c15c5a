(module (import "./globals.mjs" "constant" (global v128)))
