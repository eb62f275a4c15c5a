;; Equal inline aliases are one.
(module
  (type (func))
  (import "i" (instance $i (export "f" (func)) (export "m" (memory 1))))
  (export "f" (func $i "f"))
  (func (call (func $i "f")) (call (func $i "f")) (drop (memory.size (memory $i "m"))))
  (func (call (func 0 "f")) (drop (memory.size (memory 0 "m")))))
