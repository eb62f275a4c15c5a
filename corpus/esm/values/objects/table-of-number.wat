(module (import "./objects.mjs" "number" (table 1 funcref)))
