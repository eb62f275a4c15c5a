(module (import "./objects.mjs" "absent" (table 1 funcref)))
