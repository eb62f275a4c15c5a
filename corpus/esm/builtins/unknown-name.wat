(module (import "wasm:js-string" "no-such-builtin" (func)))
