(module (import "./copied.mjs" "g" (func)) (func (export "f")))
