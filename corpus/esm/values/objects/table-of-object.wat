(module (import "./objects.mjs" "object" (table 1 funcref)))
