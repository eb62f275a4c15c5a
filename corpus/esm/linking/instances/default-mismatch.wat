(module (import "./global.mjs" (func)))
