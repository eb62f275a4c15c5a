;;! features: module-linking
;; Inside a type the index and name spaces start empty.

;; A name from outside is not there; an alias brings it in, under any name, also its own.
;; SPEC module-linking/Explainer#nested-modules; module-linking/Binary#type-section-updates
;; REQ L-028
(assert_malformed (module quote "(type $T (func)) (type (instance (export \"f\" (func (type $T)))))") "unknown type")
(assert_malformed (module quote "(type $T (instance)) (type (instance (export \"i\" (instance (type $T)))))") "unknown type")
(assert_malformed (module quote "(type $T (instance)) (import \"m\" (module (import \"i\" (instance (type $T)))))") "unknown type")
(assert_malformed (module quote "(type $T (func)) (type (module (export \"i\" (instance (export \"f\" (func (type $T)))))))") "unknown type")
(module $P
  (type $T (func (result i32)))
  (type (instance (alias outer $P $T (type $T)) (export "f" (func (type $T)))))
  (type (instance (alias outer $P $T (type $U)) (export "f" (func (type $U)))))
  (type (module (export "i" (instance (export "f" (func (type outer $P $T))))))))

;; A name from inside is not there outside.
;; SPEC module-linking/Explainer#nested-modules
;; REQ L-028
(assert_malformed (module quote "(type (instance (type $T (func)))) (func (type $T))") "unknown type")
(assert_malformed (module quote "(type (instance (type $T (func)))) (type (instance (export \"f\" (func (type $T)))))") "unknown type")

;; An index from outside is not there either, and an index from inside does not count outside.
;; SPEC module-linking/Explainer#nested-modules; module-linking/Binary#type-section-updates
;; REQ L-028
(assert_invalid (module (type (func)) (type (instance (export "f" (func (type 0)))))) "unknown type")
(assert_invalid (module (type (instance)) (type (module (import "i" (instance (type 0)))))) "unknown type")
(assert_invalid (module (type (func)) (import "i" (instance (export "f" (func (type 0)))))) "unknown type")
(assert_invalid (module (type (instance (type (func)) (type (func)))) (func (type 1))) "unknown type")
(assert_invalid (module (type (instance (type (func)) (type (instance (export "f" (func (type 0)))))))) "unknown type")

;; So the same names and indices can mean something else inside.
;; SPEC module-linking/Explainer#nested-modules
;; REQ L-028
(module $m (func (export "f") (result i32) (i32.const 6)))
(register "m" $m)
(module
  (type $T (func (param f64)))
  (import "m" (instance $m (type $T (func (result i32))) (export "f" (func (type $T)))))
  (func (type $T) (drop (local.get 0)))
  (export "f" (func $m "f")))
(assert_return (invoke "f") (i32.const 6))
(module
  (type (func (param f64)))
  (import "m" (instance $m (type (func (result i32))) (export "f" (func (type 0)))))
  (func (type 0) (drop (local.get 0)))
  (export "f" (func $m "f")))
(assert_return (invoke "f") (i32.const 6))
