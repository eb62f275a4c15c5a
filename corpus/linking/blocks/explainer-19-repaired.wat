(module
  (import "a" (module $a (export "v" (func (result i32)))))
  (import "c" (instance $c (export "v" (func (result i32)))))
  (module $b (func (export "v") (result i32) (i32.const 2)))
  (instance $d (instantiate $b))

  (export "e1" (module $a))
  (export "e2" (module $b))
  (export "e3" (instance $c))
  (export "e4" (instance $d))
)
