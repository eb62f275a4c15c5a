(module (import "./parsed.mjs" "parsed" (func $start)) (start $start))
