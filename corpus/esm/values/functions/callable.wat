(module
  (import "./functions.mjs" "Class" (func $construct))
  (import "./functions.mjs" "bound" (func $bound (result i32)))
  (import "./functions.mjs" "proxy" (func $proxy (result i32)))
  (func (export "construct") (call $construct))
  (func (export "bound") (result i32) (call $bound))
  (func (export "proxy") (result i32) (call $proxy)))
