;; The Explainer's module with an inline alias.
(module
  (type (func))
  (import "i" (instance $i
    (export "f1" (func))
    (export "f2" (func (param i32)))
  ))
  (func (export "run")
    call (func $i "f1")
  )
)
