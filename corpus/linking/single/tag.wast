;;! features: module-linking
;; NON-SPEC: a tag is imported under one name like the other kinds of core.

;; The child throws what its parent's other child catches.
;; SPEC module-linking/Explainer#single-level-imports
;; REQ L-004
(module
  (module $throws
    (import "e" (tag $e (param i32)))
    (func (export "throw") (param i32) (throw $e (local.get 0))))
  (module $owns (tag (export "e") (param i32)))
  (module $catches
    (tag $e (import "e") (param i32))
    (import "throw" (func $throw (param i32)))
    (func (export "catch") (param i32) (result i32)
      (block $h (result i32)
        (try_table (catch $e $h) (call $throw (local.get 0)))
        (i32.const -1))))
  (instance $owns (instantiate $owns))
  (instance $throws (instantiate $throws (import "e" (tag $owns "e"))))
  (instance $catches (instantiate $catches (import "e" (tag $owns "e")) (import "throw" (func $throws "throw"))))
  (export "catch" (func $catches "catch")))
(assert_return (invoke "catch" (i32.const 9)) (i32.const 9))

;; A tag of another type, and a tag that nobody has.
;; SPEC module-linking/Subtyping#instantiation
;; REQ L-004
(assert_invalid
  (module
    (module $c (import "e" (tag (param i32))))
    (module $o (tag (export "e") (param i64)))
    (instance $o (instantiate $o))
    (instance (instantiate $c (import "e" (tag $o "e")))))
  "type mismatch")
(assert_unlinkable (module (import "e" (tag (param i32)))) "unknown import")
