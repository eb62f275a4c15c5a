;;! features: module-linking
;; Of aliases only outer type aliases have a place in a type, for it has a type index space alone.

;; An outer type alias
;; SPEC module-linking/Binary#type-section-updates
;; REQ L-134
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\01\1c\03\60\00\00\62\02\0f\01\00\07\00\07\01\66\00\00\61\02\0f\01\00\07\00\07\01\66\00\00" ;; types: [] -> []; an instance type and a module type with "f" of it
)

;; An alias of an instance's export decodes and is invalid.
;; SPEC module-linking/Binary#type-section-updates
;; REQ L-134
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\09\01\62\01\0f\00\00\00\01\78" ;; types: an instance type with an alias of function "x" of instance 0
  )
  "unknown instance")
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\09\01\62\01\0f\00\00\01\01\78" ;; types: an instance type with an alias of table "x" of instance 0
  )
  "unknown instance")
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\09\01\62\01\0f\00\00\02\01\78" ;; types: an instance type with an alias of memory "x" of instance 0
  )
  "unknown instance")
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\09\01\62\01\0f\00\00\03\01\78" ;; types: an instance type with an alias of global "x" of instance 0
  )
  "unknown instance")
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\09\01\61\01\0f\00\00\05\01\78" ;; types: a module type with an alias of module "x" of instance 0
  )
  "unknown instance")
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\09\01\61\01\0f\00\00\06\01\78" ;; types: a module type with an alias of instance "x" of instance 0
  )
  "unknown instance")

;; So does an outer module alias, be the module there.
;; SPEC module-linking/Binary#type-section-updates
;; REQ L-134
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\0e\0a\01\08" ;; modules: one
      "\00\61\73\6d\01\00\00\00"
    "\01\08\01\62\01\0f\01\00\05\00" ;; types: an instance type with an alias of module 0
  )
  "unknown module")
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\0e\0a\01\08" ;; modules: one
      "\00\61\73\6d\01\00\00\00"
    "\01\08\01\61\01\0f\01\00\05\00" ;; types: a module type with an alias of module 0
  )
  "unknown module")
