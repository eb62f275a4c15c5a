(module (import "wasm:js-string" "length" (func (param externref) (result i64))))
