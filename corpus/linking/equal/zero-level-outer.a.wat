;; An outer alias and a zero-level export of it.
(module $P
  (type $T (instance (export "f" (func)) (export "g" (memory 1))))
  (type (module (alias outer $P $T (type $T)) (export $T))))
