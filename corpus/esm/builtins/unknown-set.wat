(module (import "wasm:no-such-set" "f" (func)))
