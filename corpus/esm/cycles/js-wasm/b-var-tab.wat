(module (import "./a-var-tab.mjs" "x" (table 1 funcref)))
