;;! features: module-linking
;; What the Explainer leaves to the future is not there.

;; First-class module references
;; SPEC module-linking/Explainer#nested-modules
;; REQ L-113
(assert_malformed (module quote "(module (module $M) (func (drop (ref.module $M))))") "unknown operator")
(assert_malformed (module quote "(module (module $M) (func (drop (ref.module 0))))") "unknown operator")
(assert_malformed (module quote "(module (module $M) (func (module.instantiate $M)))") "unknown operator")
(assert_malformed (module quote "(module (module $M) (global modref (ref.null module)))") "unknown operator")

;; Choosing a nested module by what the engine can do
;; SPEC module-linking/Explainer#nested-modules
;; REQ L-113
(assert_malformed (module quote "(module (module $M (feature \"simd\")))") "unknown operator")
(assert_malformed (module quote "(module (module $M if \"simd\" (func)))") "unexpected token")
