(module (import "./before.mjs" "x" (memory 1)))
