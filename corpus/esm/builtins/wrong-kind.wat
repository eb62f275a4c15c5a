(module (import "wasm:js-string" "length" (global i32)))
