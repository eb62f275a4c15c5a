(module
  (import "i" (instance $i
    (export "f1" (func))
    (export "f2" (func (param i32)))
  ))
  (alias $i "f1" (func $f))
  (func (export "run")
    call $f
  )
)
