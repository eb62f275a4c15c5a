(module (import "./objects.mjs" "memory" (memory 2)))
