(module
  (import "a" (instance $a (export "f" (func))))
  (import "b" (module $B (import "g" (func)) (export "h" (func))))
  (alias $a "f" (func $a.f))
  (instance $b1 (instantiate $B (import "g" (func $a.f))))
  (alias $b1 "h" (func $b1.h))
  (instance $b2 (instantiate $B (import "g" (func $b1.h))))
)
