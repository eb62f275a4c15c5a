(module
  (module $M (func (export "foo")))
  (instance $i (instantiate $M))
  (export $i)
)
