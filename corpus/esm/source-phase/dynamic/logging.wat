(module (import "./log.mjs" "start" (func $f)) (start $f))
