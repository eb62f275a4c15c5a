;; The same with the kinds first.
(module
  (import "i" (instance $i
    (export "f" (func)) (export "t" (table 1 funcref)) (export "m" (memory 1)) (export "g" (global i32))
    (export "e" (tag)) (export "M" (module)) (export "j" (instance))))
  (func $f (alias $i "f"))
  (table $t (alias $i "t"))
  (memory $m (alias $i "m"))
  (global $g (alias $i "g"))
  (tag $e (alias $i "e"))
  (module $M (alias $i "M"))
  (instance $j (alias $i "j")))
