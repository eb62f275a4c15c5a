;; Imports and exports in types without identifiers.
(module
  (import "M" (module
    (import "in" (func))
    (import "m" (memory 1))
    (export "out" (func))
    (export "i" (instance (export "g" (global i32)))))))
