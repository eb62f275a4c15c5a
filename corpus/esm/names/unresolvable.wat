(module (import "./not-there.mjs" "f" (func)) (func (export "wasm:f")))
