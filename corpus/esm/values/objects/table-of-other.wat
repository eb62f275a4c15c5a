(module (import "./objects.mjs" "memory" (table 1 funcref)))
