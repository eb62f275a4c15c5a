(module (import "./two-stars.mjs" "a" (func (result i32))))
