(module (import "./objects.mjs" "number" (memory 1)))
