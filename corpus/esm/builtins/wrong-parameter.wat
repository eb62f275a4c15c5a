(module (import "wasm:js-string" "length" (func (param i32) (result i32))))
