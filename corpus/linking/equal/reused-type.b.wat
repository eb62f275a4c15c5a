;; An inline type that equals an earlier one is that one.
(module
  (type $f (func (param i32)))
  (type $i (instance (export "f" (func))))
  (import "a" (func (param i32)))
  (import "i" (instance (export "f" (func))))
  (import "j" (instance (export "f" (func))))
  (import "M" (module (export "f" (func))))
  (import "N" (module (export "f" (func))))
  (import "b" (func (param i32))))
