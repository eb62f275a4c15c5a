(module
  (global $any (export "any") (import "./values.mjs" "object") externref)
  (global (export "func") (import "./values.mjs" "nothing") funcref)
  (func (export "inner") (result externref) (global.get $any)))
