(module (import "./quiet-log.mjs" "start" (func $f)) (start $f))
