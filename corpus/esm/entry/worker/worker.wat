(module (import "./post.mjs" "start" (func $start)) (start $start))
