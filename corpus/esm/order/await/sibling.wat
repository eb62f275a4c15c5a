(module (import "./log.mjs" "sibling" (func $f)) (start $f))
