;; The same with the kinds first.
(module
  (func (import "f") (param i32))
  (global (import "g") (mut i64))
  (memory (import "m") 1 2)
  (table (import "t") 1 funcref)
  (func (import "x" "f") (param i32))
  (global (import "x" "g") i32)
  (memory (import "x" "m") 1)
  (table (import "x" "t") 1 2 externref))
