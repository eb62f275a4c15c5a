(module (import "./objects.mjs" "object" (memory 1)))
