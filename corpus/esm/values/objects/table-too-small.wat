(module (import "./objects.mjs" "table" (table 2 funcref)))
