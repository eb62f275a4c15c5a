(module (import "./a-table.mjs" "x" (table 1 funcref)))
