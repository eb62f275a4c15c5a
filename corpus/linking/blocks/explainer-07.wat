(module
  (import "i" "f1" (func))
  (import "i" "f2" (func (param i32)))
)
