(module (import "./tick-log.mjs" "start" (func $f)) (start $f))
