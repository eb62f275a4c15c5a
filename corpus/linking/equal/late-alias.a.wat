;; An alias before the module's own function.
(module
  (type (func))
  (import "i" (instance $i (export "f" (func))))
  (alias $i "f" (func $f))
  (func $g)
  (func (call $f) (call $g)))
