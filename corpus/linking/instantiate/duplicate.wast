;;! features: module-linking
;; Argument names are unique.

;; SPEC module-linking/Explainer#module-imports-and-nested-instances; module-linking/Subtyping#instantiation
;; REQ L-085
(assert_invalid
  (module
    (import "m" "f" (func $f))
    (module $M (import "f" (func)))
    (instance (instantiate $M (import "f" (func $f)) (import "f" (func $f)))))
  "duplicate argument name")
(assert_invalid
  (module
    (import "m" "f" (func $f))
    (module $M (import "f" (func)))
    (module $N)
    (instance (instantiate $M (import "f" (func $f)) (import "f" (module $N)))))
  "duplicate argument name")

;; Also where the name is superfluous.
;; SPEC module-linking/Subtyping#instantiation
;; REQ L-085
(assert_invalid
  (module
    (module $M)
    (instance (instantiate $M (import "x" (module $M)) (import "x" (module $M)))))
  "duplicate argument name")
(module
  (module $M)
  (instance (instantiate $M (import "x" (module $M)) (import "X" (module $M)) (import "" (module $M)))))
