;; An alias of each kind.
(module
  (import "i" (instance $i
    (export "f" (func)) (export "t" (table 1 funcref)) (export "m" (memory 1)) (export "g" (global i32))
    (export "e" (tag)) (export "M" (module)) (export "j" (instance))))
  (alias $i "f" (func $f))
  (alias $i "t" (table $t))
  (alias $i "m" (memory $m))
  (alias $i "g" (global $g))
  (alias $i "e" (tag $e))
  (alias $i "M" (module $M))
  (alias $i "j" (instance $j)))
