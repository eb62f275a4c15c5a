;;! features: module-linking
;; Sugar that is not written as it should be is malformed.

;; Inline aliases: a name at least, and names to the end
;; SPEC module-linking/Explainer#instance-imports-and-aliases, module-linking/Explainer#module-and-instance-exports
;; REQ L-151
(assert_malformed (module quote "(import \"i\" (instance $i (export \"a\" (func)))) (func (call (func $i)))") "unexpected token")
(assert_malformed (module quote "(import \"i\" (instance $i (export \"a\" (func)))) (func (call (func $i \"a\" $b)))") "unexpected token")
(assert_malformed (module quote "(import \"i\" (instance $i (export \"a\" (func)))) (func (call (func \"a\")))") "unexpected token")
(assert_malformed (module quote "(import \"i\" (instance $i (export \"a\" (func)))) (func (call (func $i a)))") "unexpected token")
(assert_malformed (module quote "(import \"i\" (instance $i (export \"a\" (func)))) (func (call ($i \"a\")))") "unexpected token")
(assert_malformed (module quote "(import \"i\" (instance $i (export \"a\" (func)))) (func (call (func $j \"a\")))") "unknown instance")
(assert_malformed (module quote "(import \"i\" (instance $i (export \"a\" (func)))) (func (call (func $i \"\\ff\")))") "malformed UTF-8 encoding")

;; An inline alias of another kind than the place takes
;; SPEC module-linking/Explainer#instance-imports-and-aliases
;; REQ L-151
(assert_malformed (module quote "(import \"i\" (instance $i (export \"a\" (func)))) (func (call (memory $i \"a\")))") "unexpected token")
(assert_malformed (module quote "(import \"i\" (instance $i (export \"a\" (global i32)))) (func (drop (global.get (func $i \"a\"))))") "unexpected token")

;; Outer uses: two parts, no more and no less
;; SPEC module-linking/Explainer#nested-modules
;; REQ L-151
(assert_malformed (module quote "(module $P (type $T (func)) (module (func (type outer $T))))") "unknown outer module")
(assert_malformed (module quote "(module $P (type $T (func)) (module (func (type outer))))") "unexpected token")
(assert_malformed (module quote "(module $P (type $T (func)) (module (func (type outer $P $T $T))))") "unexpected token")
(assert_malformed (module quote "(module $P (type $T (func)) (module (func (type outer \"P\" \"T\"))))") "unexpected token")

;; Aliases: an instance, a name, a kind in parentheses
;; SPEC module-linking/Explainer#instance-imports-and-aliases
;; REQ L-151
(assert_malformed (module quote "(import \"i\" (instance $i (export \"a\" (func)))) (alias $i (func))") "unexpected token")
(assert_malformed (module quote "(import \"i\" (instance $i (export \"a\" (func)))) (alias $i \"a\")") "unexpected token")
(assert_malformed (module quote "(import \"i\" (instance $i (export \"a\" (func)))) (alias $i \"a\" func)") "unexpected token")
(assert_malformed (module quote "(import \"i\" (instance $i (export \"a\" (func)))) (alias \"a\" (func))") "unexpected token")
(assert_malformed (module quote "(import \"i\" (instance $i (export \"a\" (func)))) (alias $i \"a\" (func (param i32)))") "unexpected token")
(assert_malformed (module quote "(import \"i\" (instance $i (export \"a\" (func)))) (alias $i \"a\" (type))") "unexpected token")
(assert_malformed (module quote "(import \"i\" (instance $i (export \"a\" (func)))) (func $f (alias $i))") "unexpected token")
(assert_malformed (module quote "(import \"i\" (instance $i (export \"a\" (func)))) (func $f (alias $i \"a\") (result i32))") "unexpected token")

;; Zero-level exports: an instance and nothing else
;; SPEC module-linking/Explainer#module-and-instance-exports
;; REQ L-151
(assert_malformed (module quote "(module (module $M) (instance $i (instantiate $M)) (export))") "unexpected token")
(assert_malformed (module quote "(module (module $M) (instance $i (instantiate $M)) (export $i $i))") "unexpected token")
(assert_malformed (module quote "(module (module $M) (instance $i (instantiate $M)) (export $i (instance $i)))") "unexpected token")

;; Quoted modules without a fault parse, and what they define works.
;; SPEC module-linking/Explainer#nested-modules
;; REQ L-151
(module quote "(module (module $M (func (export \"v\") (result i32) (i32.const 8))) (instance $i (instantiate $M)) (export $i))")
(assert_return (invoke "v") (i32.const 8))
