;; A zero-level export that names the type as outer.
(module $P
  (type $T (instance (export "f" (func)) (export "g" (memory 1))))
  (type (module (export (type outer $P $T)))))
