;; The same with inline aliases; those of the body, the export and the start function go last, though they are written first.
(module
  (type (func))
  (import "i" (instance $i (export "f" (func)) (export "g" (func)) (export "h" (func))))
  (func (call (func $i "g")))
  (export "y" (func $n "y"))
  (start (func $i "h"))
  (module $M (import "x" (func)) (export "y" (func 0)))
  (instance $m (instantiate $M (import "x" (func $i "f"))))
  (instance $n (instantiate $M (import "x" (func $m "y")))))
