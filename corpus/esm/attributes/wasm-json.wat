(module (import "./data.json" "default" (global externref)))
