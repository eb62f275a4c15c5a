(module
  (import "A" (module $A (import "f" (func))))
  (func $g (nop))
  (instance $a (instantiate $A (import "f" (func $g)))) ;; error, $g not visible to instantiate
)
