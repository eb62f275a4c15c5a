(module (import "./other.mjs" "start" (func $start)) (start $start))
