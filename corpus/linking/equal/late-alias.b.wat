;; The same, written after it.
(module
  (type (func))
  (import "i" (instance $i (export "f" (func))))
  (func $g)
  (func (call $f) (call $g))
  (alias $i "f" (func $f)))
