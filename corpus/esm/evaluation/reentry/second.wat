(module (import "./other.mjs" "second" (func $start)) (start $start))
