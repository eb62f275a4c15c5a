(module (import "./self.mjs" "f" (func)) (func (export "f")))
