(module (import "./self-star.mjs" "f" (func)) (func (export "f")))
