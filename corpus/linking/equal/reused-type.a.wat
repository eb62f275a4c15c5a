;; One type for equal uses.
(module
  (type $f (func (param i32)))
  (type $i (instance (export "f" (func))))
  (import "a" (func (type $f)))
  (import "i" (instance (type $i)))
  (import "j" (instance (type $i)))
  (type $m (module (export "f" (func))))
  (import "M" (module (type $m)))
  (import "N" (module (type $m)))
  (import "b" (func (type $f))))
