(module
  (import "M" (module $M
    (import "in" (func))
    (export "out" (func $out))
  ))
  (import "f" (func $f))
  (instance $i (instantiate $M (import "in" (func $f))))
  (func (export "run")
    call (func $i "out")
  )
)
