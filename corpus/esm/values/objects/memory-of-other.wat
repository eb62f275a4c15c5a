(module (import "./objects.mjs" "table" (memory 1)))
