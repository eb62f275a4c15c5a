;;! features: module-linking
;; In text, too, imports stand before modules and instances.

;; An import behind a nested module or an instance is malformed, in every form of import.
;; SPEC module-linking/Explainer#binary-format-considerations
;; SPEC-BUG: Binary.md alone would let it stand there.
;; REQ L-128
(assert_malformed (module quote "(module (module) (import \"x\" (func)))") "import after module or instance")
(assert_malformed (module quote "(module (module) (import \"x\" \"y\" (func)))") "import after module or instance")
(assert_malformed (module quote "(module (module) (func (import \"x\")))") "import after module or instance")
(assert_malformed (module quote "(module (module) (import \"x\" (module)))") "import after module or instance")
(assert_malformed (module quote "(module (module) (instance (import \"x\")))") "import after module or instance")
(assert_malformed
  (module quote "(import \"m\" (module $M)) (instance (instantiate $M)) (import \"x\" (func))")
  "import after module or instance")
(assert_malformed (module quote "(module (module (module) (import \"x\" (func))))") "import after module or instance")

;; Before them, types and aliases mix with imports freely.
;; SPEC module-linking/Explainer#binary-format-considerations
;; REQ L-128
(module $i (func (export "f") (result i32) (i32.const 6)))
(register "i" $i)
(register "j" $i)
(module
  (type $I (instance (export "f" (func (result i32)))))
  (import "i" (instance $i (type $I)))
  (alias $i "f" (func $f))
  (type $J (instance (export "f" (func (result i32)))))
  (import "j" (instance $j (type $J)))
  (module $M (func (export "v") (result i32) (i32.const 1)))
  (alias $j "f" (func $g))
  (instance $m (instantiate $M))
  (type $R (func (result i32 i32 i32)))
  (func (export "run") (type $R) (call $f) (call $g) (call (func $m "v")))
)
(assert_return (invoke "run") (i32.const 6) (i32.const 6) (i32.const 1))

;; An alias of an outer type counts as neither module nor instance.
;; SPEC module-linking/Explainer#binary-format-considerations
;; REQ L-128
(module $P
  (type $T (func (result i32)))
  (module $M (func (export "v") (result i32) (i32.const 12)))
  (module $C
    (alias outer $P $M (module $N))
    (alias outer $P $T (type $T))
    (import "f" (func $f (type $T)))
    (instance $n (instantiate $N))
    (func (export "v") (type $T) (i32.add (call $f) (call (func $n "v"))))
  )
  (instance $m (instantiate $M))
  (instance $c (instantiate $C (import "f" (func $m "v"))))
  (export $c)
)
(assert_return (invoke "v") (i32.const 24))
