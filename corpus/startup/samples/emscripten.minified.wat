;; The same after its optimizer has shortened all names.
(module
  (import "a" "a" (func (param i32) (result i32)))
  (import "a" "b" (func (param i32 i32 i32 i32) (result i32)))
  (memory (export "c") 256 256)
  (func (export "d"))
  (func (export "e") (param i32 i32) (result i32) (unreachable))
  (table (export "f") 1 funcref))
