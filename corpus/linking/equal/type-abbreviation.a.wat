;; The module and the instance type of the Explainer, in plain spelling.
(module
  (type (module
    (import "a" (memory 1 2))
    (import "b" (func (param i32)))
    (export "c" (table 1 funcref))
    (export "d" (func (result f32)))
    (export "e" (global (mut i32)))
    (import "f" "g" (func (param i32)))))
  (type (instance
    (export "c" (table 1 funcref))
    (export "d" (func (result f32))))))
