(module (import "./through.mjs" "copy" (func (param i64) (result i32))))
