(module
  (import "a" (instance $a (export "f" (func))))
  (module $M
    (import "g" (func))
    (func (export "h")))
  (instance $m1 (instantiate $M (import "g" (func $a "f"))))
  (instance $m2 (instantiate $M (import "g" (func $m1 "h"))))
  (func $x (call (func $m2 "h")))
)
