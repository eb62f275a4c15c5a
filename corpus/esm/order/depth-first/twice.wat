(module (import "./twice-log.mjs" "start" (func $f)) (start $f))
