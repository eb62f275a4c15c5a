(module (import "./two-a.mjs" "f" (func)) (func (export "g")))
