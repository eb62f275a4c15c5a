;; Imports of each kind of core, one string and two.
(module
  (import "f" (func (param i32)))
  (import "g" (global (mut i64)))
  (import "m" (memory 1 2))
  (import "t" (table 1 funcref))
  (import "x" "f" (func (param i32)))
  (import "x" "g" (global i32))
  (import "x" "m" (memory 1))
  (import "x" "t" (table 1 2 externref)))
