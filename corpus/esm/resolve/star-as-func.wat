(module (import "./star-as.mjs" "all" (func)))
