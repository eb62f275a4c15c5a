(module (import "./cycle-a.mjs" "f" (func $f)) (start $f))
