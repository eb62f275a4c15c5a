(module
  (module $CHILD
    (func (export "hi")
      nop
    )
  )
  (instance $child (instantiate $CHILD))
  (func (export "run")
    call (func $child "hi")
  )
)
