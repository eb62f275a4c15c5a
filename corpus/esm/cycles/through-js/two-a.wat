(module (import "./two-b.mjs" "g" (func)) (func (export "f")))
