(module (import "./unused-log.mjs" "start" (func $f)) (start $f))
