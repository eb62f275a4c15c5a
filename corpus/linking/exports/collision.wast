;;! features: module-linking
;; Export names stay unique, whichever way they came.

;; A zero-level export against a plain one, before and behind it
;; SPEC module-linking/Explainer#module-and-instance-exports
;; REQ L-120
(assert_invalid
  (module
    (module $M (func (export "foo")))
    (instance $i (instantiate $M))
    (export $i)
    (func (export "foo")))
  "duplicate export name")
(assert_invalid
  (module
    (module $M (func (export "foo")))
    (instance $i (instantiate $M))
    (export "foo" (instance $i))
    (export $i))
  "duplicate export name")

;; Two zero-level exports against each other, and one twice
;; SPEC module-linking/Explainer#module-and-instance-exports
;; REQ L-120
(assert_invalid
  (module
    (module $M (func (export "foo")))
    (module $N (global (export "foo") i32 (i32.const 0)))
    (instance $i (instantiate $M))
    (instance $j (instantiate $N))
    (export $i)
    (export $j))
  "duplicate export name")
(assert_invalid
  (module (module $M (func (export "foo"))) (instance $i (instantiate $M)) (export $i) (export $i))
  "duplicate export name")

;; Modules and instances against the other kinds
;; SPEC module-linking/Explainer#module-and-instance-exports, module-linking/Binary#export-section
;; REQ L-120
(assert_invalid (module (module $M) (export "x" (module $M)) (func (export "x"))) "duplicate export name")
(assert_invalid
  (module (module $M) (instance $i (instantiate $M)) (export "x" (instance $i)) (export "x" (module $M)))
  "duplicate export name")

;; The twins: other names are free, and an empty instance collides with nothing, be it exported twice.
;; SPEC module-linking/Explainer#module-and-instance-exports
;; REQ L-120
(module
  (module $M (func (export "foo") (result i32) (i32.const 4)))
  (module $E)
  (instance $i (instantiate $M))
  (instance $e (instantiate $E))
  (export $i)
  (export $e)
  (export $e)
  (export "i" (instance $i))
  (func (export "bar") (result i32) (call (func $i "foo")))
)
(assert_return (invoke "foo") (i32.const 4))
(assert_return (invoke "bar") (i32.const 4))
