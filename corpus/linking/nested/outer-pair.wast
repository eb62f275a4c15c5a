;;! features: module-linking
;; An outer alias is a pair: the outer module, by identifier or by count, and the definition in it.

;; By identifiers, by numbers, and mixed.
;; SPEC module-linking/Explainer#nested-modules, module-linking/Binary#alias-section-16
;; REQ L-105
(module $G
  (type $A (func (result i64)))
  (type $T (func (result i32)))
  (module $P
    (type $T (func (result f32)))
    (module $C
      (alias outer $G $T (type $by-names))
      (alias outer 1 1 (type $by-numbers))
      (alias outer $G 1 (type $mixed))
      (alias outer 0 0 (type $parent))
      (func (export "names") (type $by-names) (i32.const 1))
      (func (export "numbers") (type $by-numbers) (i32.const 2))
      (func (export "mixed") (type $mixed) (i32.const 3))
      (func (export "parent") (type $parent) (f32.const 4))
    )
    (instance $c (instantiate $C))
    (export $c)
  )
  (instance $p (instantiate $P))
  (export $p)
)
(assert_return (invoke "names") (i32.const 1))
(assert_return (invoke "numbers") (i32.const 2))
(assert_return (invoke "mixed") (i32.const 3))
(assert_return (invoke "parent") (f32.const 4))

;; Where two enclosing modules have one name, the nearest is meant.
;; SPEC module-linking/Explainer#nested-modules
;; REQ L-105
(module $P
  (type $T (func (result i64)))
  (module $P
    (type $T (func (result i32)))
    (module $C
      (alias outer $P $T (type $U))
      (func (export "v") (type $U) (i32.const 5))
    )
    (instance $c (instantiate $C))
    (export $c)
  )
  (instance $p (instantiate $P))
  (export $p)
)
(assert_return (invoke "v") (i32.const 5))
(assert_invalid
  (module $P (type $T (func (result i64)))
    (module $P (type $T (func (result i32)))
      (module (alias outer $P $T (type $U)) (func (type $U) (i64.const 5)))))
  "type mismatch")

;; A name that no enclosing module has is malformed, be it unknown, the module's own, or a sibling's.
;; SPEC module-linking/Explainer#nested-modules
;; REQ L-105
(assert_malformed (module quote "(module $P (type $T (func)) (module (alias outer $Q $T (type))))") "unknown module")
(assert_malformed (module quote "(module $P (type $T (func)) (alias outer $P $T (type)))") "unknown module")
(assert_malformed
  (module quote "(module $P (module $S (type $T (func))) (module (alias outer $S $T (type))))")
  "unknown module")
(assert_malformed (module quote "(module (module $C (type $T (func)) (alias outer $C $T (type))))") "unknown module")

;; A definition that the outer module does not have at all is malformed by name and invalid by number.
;; SPEC module-linking/Explainer#nested-modules
;; REQ L-105
(assert_malformed (module quote "(module $P (module (alias outer $P $T (type))))") "unknown type")
(assert_malformed (module quote "(module $P (type $M (func)) (module (alias outer $P $M (module))))") "unknown module")
(assert_invalid (module $P (module (alias outer $P 0 (type)))) "unknown type")

;; Half a pair is malformed.
;; SPEC module-linking/Explainer#nested-modules
;; REQ L-105
(assert_malformed (module quote "(module $P (type $T (func)) (module (alias outer $T (type))))") "unknown outer module")
(assert_malformed (module quote "(module $P (type $T (func)) (module (alias outer (type))))") "unexpected token")
