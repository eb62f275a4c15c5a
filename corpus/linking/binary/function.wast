;;! features: module-linking
;; The function section wants function types.

;; A module or instance type is invalid there, defined here or aliased.
;; SPEC module-linking/Binary#function-section
;; REQ L-144
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\08\03\60\00\00\61\00\62\00" ;; types: a function, a module and an instance type
    "\03\02\01\01" ;; functions: of type 1
    "\0a\04\01\02\00\0b" ;; code
  )
  "type mismatch")
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\08\03\60\00\00\61\00\62\00" ;; types: a function, a module and an instance type
    "\0e\1b\01\19" ;; modules: one
      "\00\61\73\6d\01\00\00\00"
      "\10\05\01\01\00\07\01" ;; aliases: type 1 of the parent
      "\03\02\01\00" ;; functions: of it
      "\0a\04\01\02\00\0b" ;; code
  )
  "type mismatch")
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\08\03\60\00\00\61\00\62\00" ;; types: a function, a module and an instance type
    "\03\02\01\02" ;; functions: of type 2
    "\0a\04\01\02\00\0b" ;; code
  )
  "type mismatch")
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\08\03\60\00\00\61\00\62\00" ;; types: a function, a module and an instance type
    "\0e\1b\01\19" ;; modules: one
      "\00\61\73\6d\01\00\00\00"
      "\10\05\01\01\00\07\02" ;; aliases: type 2 of the parent
      "\03\02\01\00" ;; functions: of it
      "\0a\04\01\02\00\0b" ;; code
  )
  "type mismatch")

;; So it is in blocks, indirect calls and tags.
;; SPEC module-linking/Binary#function-section, module-linking/Explainer#module-and-instance-types
;; REQ L-144
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\08\03\60\00\00\61\00\62\00" ;; types: a function, a module and an instance type
    "\03\02\01\00" ;; functions: of type 0
    "\0a\07\01\05\00\02\01\0b\0b" ;; code
  )
  "type mismatch")
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\08\03\60\00\00\61\00\62\00" ;; types: a function, a module and an instance type
    "\03\02\01\00" ;; functions: of type 0
    "\04\04\01\70\00\00" ;; tables: one
    "\0a\09\01\07\00\41\00\11\01\00\0b" ;; code
  )
  "type mismatch")
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\08\03\60\00\00\61\00\62\00" ;; types: a function, a module and an instance type
    "\0d\03\01\00\01" ;; tags: of type 1
  )
  "type mismatch")
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\08\03\60\00\00\61\00\62\00" ;; types: a function, a module and an instance type
    "\03\02\01\00" ;; functions: of type 0
    "\0a\07\01\05\00\02\02\0b\0b" ;; code
  )
  "type mismatch")
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\08\03\60\00\00\61\00\62\00" ;; types: a function, a module and an instance type
    "\03\02\01\00" ;; functions: of type 0
    "\04\04\01\70\00\00" ;; tables: one
    "\0a\09\01\07\00\41\00\11\02\00\0b" ;; code
  )
  "type mismatch")
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\08\03\60\00\00\61\00\62\00" ;; types: a function, a module and an instance type
    "\0d\03\01\00\02" ;; tags: of type 2
  )
  "type mismatch")

;; The twin: a function type between the others
;; SPEC module-linking/Binary#function-section
;; REQ L-144
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\01\09\03\61\00\60\00\01\7f\62\00" ;; types: module, [] -> [i32], instance
  "\03\02\01\01" ;; functions: of type 1
  "\07\05\01\01\76\00\00" ;; exports: "v"
  "\0a\06\01\04\00\41\0f\0b" ;; code
)
(assert_return (invoke "v") (i32.const 15))
