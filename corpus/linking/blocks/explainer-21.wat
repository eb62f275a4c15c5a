(module
  (import "i" (instance $i
    (export "j" (instance
      (export "k" (func))))))
  (alias $i "j" (instance $j))
  (alias $j "k" (func $k))
  (func (call $k))
)
