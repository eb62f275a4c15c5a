;; The same types where they are used.
(module
  (import "i" (instance (export "f" (func (result i32)))))
  (import "M" (module
    (import "i" (instance (export "g" (func))))
    (export "h" (func (param i64))))))
