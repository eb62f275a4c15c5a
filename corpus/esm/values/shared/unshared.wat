(module (import "./objects.mjs" "memory" (memory 1 2)))
