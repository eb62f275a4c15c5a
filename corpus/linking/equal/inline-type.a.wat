;; Types that stand just before what uses them.
(module
  (type $i (instance (type $f (func (result i32))) (export "f" (func (type $f)))))
  (import "i" (instance (type $i)))
  (type $m (module
    (type $i (instance (type $f (func)) (export "g" (func (type $f)))))
    (import "i" (instance (type $i)))
    (type $f (func (param i64)))
    (export "h" (func (type $f)))))
  (import "M" (module (type $m))))
