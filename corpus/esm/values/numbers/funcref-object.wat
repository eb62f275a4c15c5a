(module (import "./values.mjs" "plain" (global funcref)))
