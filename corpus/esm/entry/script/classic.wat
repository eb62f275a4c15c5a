(module (import "./static.mjs" "start" (func $start)) (start $start))
