;;! features: module-linking
;; A nested module is validated with its parent's context, as that stands where the module stands.

;; Types and modules before it are there, those behind it are not.
;; SPEC module-linking/Binary#module-section-14
;; REQ L-141
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\01\08\02\60\00\00\60\00\01\7f" ;; types: 0 and 1
  "\0e\24\01\22" ;; modules: one
    "\00\61\73\6d\01\00\00\00"
    "\10\05\01\01\00\07\01" ;; aliases: type 1 of the parent
    "\03\02\01\00" ;; functions: of it
    "\07\05\01\01\76\00\00" ;; exports: "v"
    "\0a\06\01\04\00\41\06\0b" ;; code
  "\01\05\01\60\00\01\7e" ;; types: 2
  "\0f\04\01\00\00\00" ;; instances: one
  "\10\06\01\00\00\00\01\76" ;; aliases: "v"
  "\07\05\01\01\76\00\00" ;; exports: "v"
)
(assert_return (invoke "v") (i32.const 6))
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\08\02\60\00\00\60\00\01\7e" ;; types: 0 and 1
    "\0e\24\01\22" ;; modules: one
      "\00\61\73\6d\01\00\00\00"
      "\10\05\01\01\00\07\02" ;; aliases: type 2 of the parent
      "\03\02\01\00" ;; functions: of it
      "\07\05\01\01\76\00\00" ;; exports: "v"
      "\0a\06\01\04\00\41\06\0b" ;; code
    "\01\05\01\60\00\01\7f" ;; types: 2
  )
  "unknown type")
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\08\02\60\00\00\60\00\01\7e" ;; types: 0 and 1
    "\0e\24\01\22" ;; modules: one
      "\00\61\73\6d\01\00\00\00"
      "\10\05\01\01\00\07\01" ;; aliases: type 1 of the parent
      "\03\02\01\00" ;; functions: of it
      "\07\05\01\01\76\00\00" ;; exports: "v"
      "\0a\06\01\04\00\41\06\0b" ;; code
  )
  "type mismatch")

;; An invalid child makes the parent invalid, two levels down too.
;; SPEC module-linking/Binary#module-section-14
;; REQ L-141
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\0e\1d\01\1b" ;; modules: one whose function returns an i64
      "\00\61\73\6d\01\00\00\00"
      "\01\05\01\60\00\01\7f" ;; types: [] -> [i32]
      "\03\02\01\00" ;; functions: type 0
      "\0a\06\01\04\00\42\00\0b" ;; code
  )
  "type mismatch")
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\0e\29\01\27" ;; modules: one
      "\00\61\73\6d\01\00\00\00"
      "\0e\1d\01\1b" ;; modules: one
        "\00\61\73\6d\01\00\00\00"
        "\01\05\01\60\00\01\7f" ;; types: [] -> [i32]
        "\03\02\01\00" ;; functions: type 0
        "\0a\06\01\04\00\42\00\0b" ;; code
  )
  "type mismatch")

;; What is malformed behind an invalid child makes the whole malformed.
;; SPEC module-linking/Binary#module-section-14
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\0e\1d\01\1b" ;; modules: one whose function returns an i64
      "\00\61\73\6d\01\00\00\00"
      "\01\05\01\60\00\01\7f" ;; types: [] -> [i32]
      "\03\02\01\00" ;; functions: type 0
      "\0a\06\01\04\00\42\00\0b" ;; code
    "\11\01\00" ;; no section
  )
  "malformed section id")
