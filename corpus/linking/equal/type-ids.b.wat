;; The same with identifiers.
(module
  (import "M" (module $M
    (import "in" (func $in))
    (import "m" (memory $m 1))
    (export "out" (func $out))
    (export "i" (instance $i (export "g" (global $g i32)))))))
