(module (import "./a-class.mjs" "x" (global externref)))
