(module (import "./below.mjs" "parsed" (func $start)) (start $start))
