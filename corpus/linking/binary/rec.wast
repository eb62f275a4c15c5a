;;! features: module-linking
;; Module and instance types stand alone in the type section, not in recursive groups or subtypes. NON-SPEC.

;; In rec, sub and sub final they are malformed.
;; SPEC module-linking/Binary#type-section-updates
;; REQ L-145
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\05\01\4e\01\61\00") "malformed definition type")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\05\01\50\00\61\00") "malformed definition type")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\05\01\4f\00\61\00") "malformed definition type")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\07\01\4e\01\50\00\61\00") "malformed definition type")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\07\01\4e\01\4f\00\61\00") "malformed definition type")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\08\01\4e\02\60\00\00\61\00") "malformed definition type")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\05\01\4e\01\62\00") "malformed definition type")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\05\01\50\00\62\00") "malformed definition type")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\05\01\4f\00\62\00") "malformed definition type")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\07\01\4e\01\50\00\62\00") "malformed definition type")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\07\01\4e\01\4f\00\62\00") "malformed definition type")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\08\01\4e\02\60\00\00\62\00") "malformed definition type")

;; In text too.
;; SPEC module-linking/Explainer#module-and-instance-types
;; REQ L-145
(assert_malformed (module quote "(module (rec (type (module))))") "unexpected token")
(assert_malformed (module quote "(module (type (sub (module))))") "unexpected token")
(assert_malformed (module quote "(module (type (sub final (module))))") "unexpected token")
(assert_malformed (module quote "(module (rec (type (func)) (type (module))))") "unexpected token")
(assert_malformed (module quote "(module (rec (type (instance))))") "unexpected token")
(assert_malformed (module quote "(module (type (sub (instance))))") "unexpected token")
(assert_malformed (module quote "(module (type (sub final (instance))))") "unexpected token")
(assert_malformed (module quote "(module (rec (type (func)) (type (instance))))") "unexpected token")

;; Core's groups stand inside the types and beside them.
;; SPEC module-linking/Binary#type-section-updates
;; REQ L-145
(module definition binary
  "\00\61\73\6d\01\00\00\00"
  "\01\21\02\62\02\01\4e\02\60\00\01\64\00\60\00\01\64\01\07\01\66\00\00\4e\02\60\00\01\64\02\60\00\01\64\01" ;; types: an instance type with a group of two inside, a group of two behind
)
