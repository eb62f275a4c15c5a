(module (import "./lib.mjs" (func)))
