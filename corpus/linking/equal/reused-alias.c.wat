;; Inline aliases after equal explicit ones are these.
(module
  (type (func))
  (import "i" (instance $i (export "f" (func)) (export "m" (memory 1))))
  (func $f (alias $i "f"))
  (alias $i "m" (memory))
  (export "f" (func $i "f"))
  (func (call $f) (call (func $i "f")) (drop (memory.size (memory $i "m"))))
  (func (call (func $i "f")) (drop (memory.size))))
