;;! features: module-linking
;; Only types and modules have outer aliases, being closed; state has none.

;; In text every other kind is malformed.
;; SPEC module-linking/Explainer#nested-modules, module-linking/Binary#alias-section-16
;; REQ L-103
(assert_malformed (module quote "(module $P (func $x) (module (alias outer $P $x (func))))") "unknown module")
(assert_malformed (module quote "(module $P (import \"x\" (func $x)) (module (alias outer $P $x (func))))") "unknown module")
(assert_malformed (module quote "(module $P (table $x 1 funcref) (module (alias outer $P $x (table))))") "unknown module")
(assert_malformed (module quote "(module $P (memory $x 1) (module (alias outer $P $x (memory))))") "unknown module")
(assert_malformed (module quote "(module $P (global $x i32 (i32.const 0)) (module (alias outer $P $x (global))))") "unknown module")
(assert_malformed (module quote "(module $P (tag $x) (module (alias outer $P $x (tag))))") "unknown module")
(assert_malformed
  (module quote "(module $P (import \"x\" (instance $x)) (module (alias outer $P $x (instance))))")
  "unknown module")

;; Nor is it a matter of names: what is there by number may not be aliased either, nor a name that is a type's as well.
;; SPEC module-linking/Explainer#nested-modules, module-linking/Binary#alias-section-16
;; REQ L-103
(assert_malformed (module quote "(module $P (type (func)) (import \"x\" (func)) (module) (module (alias outer 0 0 (func))))") "unexpected token")
(assert_malformed (module quote "(module $P (type (func)) (import \"x\" (table 1 funcref)) (module) (module (alias outer 0 0 (table))))") "unexpected token")
(assert_malformed (module quote "(module $P (type (func)) (import \"x\" (memory 1)) (module) (module (alias outer 0 0 (memory))))") "unexpected token")
(assert_malformed (module quote "(module $P (type (func)) (import \"x\" (global i32)) (module) (module (alias outer 0 0 (global))))") "unexpected token")
(assert_malformed (module quote "(module $P (type (func)) (import \"x\" (tag)) (module) (module (alias outer 0 0 (tag))))") "unexpected token")
(assert_malformed (module quote "(module $P (type (func)) (import \"x\" (instance)) (module) (module (alias outer 0 0 (instance))))") "unexpected token")
(assert_malformed (module quote "(module $P (type $x (func)) (module $x) (module (alias outer $P $x (func))))") "unexpected token")
(module $P (type $x (func)) (module $x) (module (alias outer $P $x (type)) (alias outer $P $x (module))))

;; In binary every kind but 5, module, and 7, type, is malformed.
;; SPEC module-linking/Binary#alias-section-16
;; REQ L-103
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\06\02\60\00\00\62\00" ;; types: [] -> [], an empty instance type
    "\02\07\01\01\78\00\ff\00\00" ;; imports: a single-level "x"
    "\0e\11\01\0f" ;; modules: one, of which this is the size
      "\00\61\73\6d\01\00\00\00"
      "\10\05\01\01\00\00\00" ;; aliases: outer 0, kind 0 (func), index 0
  )
  "malformed alias kind")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\06\02\60\00\00\62\00" ;; types: [] -> [], an empty instance type
    "\02\09\01\01\78\00\ff\01\70\00\01" ;; imports: a single-level "x"
    "\0e\11\01\0f" ;; modules: one, of which this is the size
      "\00\61\73\6d\01\00\00\00"
      "\10\05\01\01\00\01\00" ;; aliases: outer 0, kind 1 (table), index 0
  )
  "malformed alias kind")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\06\02\60\00\00\62\00" ;; types: [] -> [], an empty instance type
    "\02\08\01\01\78\00\ff\02\00\01" ;; imports: a single-level "x"
    "\0e\11\01\0f" ;; modules: one, of which this is the size
      "\00\61\73\6d\01\00\00\00"
      "\10\05\01\01\00\02\00" ;; aliases: outer 0, kind 2 (memory), index 0
  )
  "malformed alias kind")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\06\02\60\00\00\62\00" ;; types: [] -> [], an empty instance type
    "\02\08\01\01\78\00\ff\03\7f\00" ;; imports: a single-level "x"
    "\0e\11\01\0f" ;; modules: one, of which this is the size
      "\00\61\73\6d\01\00\00\00"
      "\10\05\01\01\00\03\00" ;; aliases: outer 0, kind 3 (global), index 0
  )
  "malformed alias kind")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\06\02\60\00\00\62\00" ;; types: [] -> [], an empty instance type
    "\02\08\01\01\78\00\ff\04\00\00" ;; imports: a single-level "x"
    "\0e\11\01\0f" ;; modules: one, of which this is the size
      "\00\61\73\6d\01\00\00\00"
      "\10\05\01\01\00\04\00" ;; aliases: outer 0, kind 4 (tag), index 0
  )
  "malformed alias kind")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\06\02\60\00\00\62\00" ;; types: [] -> [], an empty instance type
    "\02\07\01\01\78\00\ff\06\01" ;; imports: a single-level "x"
    "\0e\11\01\0f" ;; modules: one, of which this is the size
      "\00\61\73\6d\01\00\00\00"
      "\10\05\01\01\00\06\00" ;; aliases: outer 0, kind 6 (instance), index 0
  )
  "malformed alias kind")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\06\02\60\00\00\62\00" ;; types: [] -> [], an empty instance type
    "\0e\11\01\0f" ;; modules: one, of which this is the size
      "\00\61\73\6d\01\00\00\00"
      "\10\05\01\01\00\08\00" ;; aliases: outer 0, kind 8 (nothing), index 0
  )
  "malformed alias kind")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\06\02\60\00\00\62\00" ;; types: [] -> [], an empty instance type
    "\0e\11\01\0f" ;; modules: one, of which this is the size
      "\00\61\73\6d\01\00\00\00"
      "\10\05\01\01\00\ff\00" ;; aliases: outer 0, kind 255 (nothing), index 0
  )
  "malformed alias kind")

;; The twins: kinds 5 and 7.
;; SPEC module-linking/Binary#alias-section-16
;; REQ L-103
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\01\04\01\60\00\00" ;; types: [] -> []
  "\0e\0a\01\08" ;; modules: an empty one
    "\00\61\73\6d\01\00\00\00"
  "\0e\11\01\0f" ;; modules: one
    "\00\61\73\6d\01\00\00\00"
    "\10\05\01\01\00\05\00" ;; aliases: outer 0, kind 5 (module), index 0
)
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\01\04\01\60\00\00" ;; types: [] -> []
  "\0e\0a\01\08" ;; modules: an empty one
    "\00\61\73\6d\01\00\00\00"
  "\0e\11\01\0f" ;; modules: one
    "\00\61\73\6d\01\00\00\00"
    "\10\05\01\01\00\07\00" ;; aliases: outer 0, kind 7 (type), index 0
)
