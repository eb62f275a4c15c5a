;; One alias, used three times.
(module
  (type (func))
  (import "i" (instance $i (export "f" (func)) (export "m" (memory 1))))
  (alias $i "f" (func $f))
  (alias $i "m" (memory $m))
  (export "f" (func $f))
  (func (call $f) (call $f) (drop (memory.size $m)))
  (func (call $f) (drop (memory.size $m))))
