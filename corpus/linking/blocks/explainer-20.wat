(module
  (import "i" (instance $i
    (export "j" (instance
      (export "k" (func))))))
  (func (call (func $i "j" "k")))
)
