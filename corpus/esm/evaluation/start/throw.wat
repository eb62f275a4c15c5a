(module (import "./throw.mjs" "raise" (func $raise)) (start $raise))
