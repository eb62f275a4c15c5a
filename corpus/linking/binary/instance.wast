;;! features: module-linking
;; The instance definition: 0x00, a module, and names with descriptors.

;; No arguments, one, several, superfluous ones
;; SPEC module-linking/Binary#instance-section-15
;; REQ L-142
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\0e\53\02\22" ;; modules: "v"; a module that takes "f" and adds one
    "\00\61\73\6d\01\00\00\00"
    "\01\05\01\60\00\01\7f" ;; types: [] -> [i32]
    "\03\02\01\00" ;; functions: type 0
    "\07\05\01\01\76\00\00" ;; exports: function 0 as "v"
    "\0a\06\01\04\00\41\08\0b" ;; code
  "\2e" ;; another
    "\00\61\73\6d\01\00\00\00"
    "\01\05\01\60\00\01\7f" ;; types: [] -> [i32]
    "\02\07\01\01\66\00\ff\00\00" ;; imports: "f"
    "\03\02\01\00" ;; functions: type 0
    "\07\05\01\01\76\00\01" ;; exports: "v"
    "\0a\09\01\07\00\10\00\41\01\6a\0b" ;; code
  "\0f\04\01\00\00\00" ;; instances: 0
  "\10\06\01\00\00\00\01\76" ;; aliases: function 0
  "\0f\10\01\00\01\03\01\78\06\00\01\66\00\00\01\79\05\01" ;; instances: 1, given "x", "f" and "y"
  "\10\06\01\00\01\00\01\76" ;; aliases: function 1
  "\07\05\01\01\76\00\01" ;; exports: "v"
)
(assert_return (invoke "v") (i32.const 9))

;; Another first byte is malformed.
;; SPEC module-linking/Binary#instance-section-15
;; REQ L-142
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\0e\0a\01\08" "\00\61\73\6d\01\00\00\00" "\0f\04\01\01\00\00") "malformed instance")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\0e\0a\01\08" "\00\61\73\6d\01\00\00\00" "\0f\04\01\02\00\00") "malformed instance")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\0e\0a\01\08" "\00\61\73\6d\01\00\00\00" "\0f\04\01\40\00\00") "malformed instance")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\0e\0a\01\08" "\00\61\73\6d\01\00\00\00" "\0f\04\01\ff\00\00") "malformed instance")

;; The module is there.
;; SPEC module-linking/Binary#instance-section-15
;; REQ L-142
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\0f\04\01\00\00\00" ;; instances: of module 0
  )
  "unknown module")
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\0e\0a\01\08" ;; modules: one
      "\00\61\73\6d\01\00\00\00"
    "\0f\04\01\00\01\00" ;; instances: of module 1
  )
  "unknown module")

;; So is every argument, even a superfluous one.
;; SPEC module-linking/Binary#instance-section-15
;; REQ L-142
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\0e\0a\01\08" ;; modules: one
      "\00\61\73\6d\01\00\00\00"
    "\0f\08\01\00\00\01\01\78\00\01" ;; instances: given function 1
  )
  "unknown function")
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\0e\0a\01\08" ;; modules: one
      "\00\61\73\6d\01\00\00\00"
    "\0f\08\01\00\00\01\01\78\01\01" ;; instances: given table 1
  )
  "unknown table")
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\0e\0a\01\08" ;; modules: one
      "\00\61\73\6d\01\00\00\00"
    "\0f\08\01\00\00\01\01\78\02\01" ;; instances: given memory 1
  )
  "unknown memory")
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\0e\0a\01\08" ;; modules: one
      "\00\61\73\6d\01\00\00\00"
    "\0f\08\01\00\00\01\01\78\03\01" ;; instances: given global 1
  )
  "unknown global")
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\0e\0a\01\08" ;; modules: one
      "\00\61\73\6d\01\00\00\00"
    "\0f\08\01\00\00\01\01\78\05\01" ;; instances: given module 1
  )
  "unknown module")
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\0e\0a\01\08" ;; modules: one
      "\00\61\73\6d\01\00\00\00"
    "\0f\08\01\00\00\01\01\78\06\01" ;; instances: given instance 1
  )
  "unknown instance")

;; Functions, tables, memories and globals defined here are not there yet.
;; SPEC module-linking/Binary#instance-section-15, module-linking/Binary#module-level-updates
;; REQ L-142
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\0e\0a\01\08" ;; modules: one
      "\00\61\73\6d\01\00\00\00"
    "\0f\08\01\00\00\01\01\78\00\00" ;; instances: given function 0
    "\03\02\01\00" ;; functions: 0
    "\0a\04\01\02\00\0b" ;; code
  )
  "unknown function")
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\0e\0a\01\08" ;; modules: one
      "\00\61\73\6d\01\00\00\00"
    "\0f\08\01\00\00\01\01\78\01\00" ;; instances: given table 0
    "\04\04\01\70\00\00" ;; tables: 0
  )
  "unknown table")
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\0e\0a\01\08" ;; modules: one
      "\00\61\73\6d\01\00\00\00"
    "\0f\08\01\00\00\01\01\78\02\00" ;; instances: given memory 0
    "\05\03\01\00\00" ;; memories: 0
  )
  "unknown memory")
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\0e\0a\01\08" ;; modules: one
      "\00\61\73\6d\01\00\00\00"
    "\0f\08\01\00\00\01\01\78\03\00" ;; instances: given global 0
    "\06\06\01\7f\00\41\00\0b" ;; globals: 0
  )
  "unknown global")

;; Cut short
;; SPEC module-linking/Binary#instance-section-15
;; REQ L-142
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\0e\0a\01\08" "\00\61\73\6d\01\00\00\00" "\0f\01\01") "unexpected end")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\0e\0a\01\08" "\00\61\73\6d\01\00\00\00" "\0f\02\01\00") "unexpected end")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\0e\0a\01\08" "\00\61\73\6d\01\00\00\00" "\0f\04\01\00\00\01") "unexpected end")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\0e\0a\01\08" "\00\61\73\6d\01\00\00\00" "\0f\05\01\00\00\01\01") "unexpected end")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\0e\0a\01\08" "\00\61\73\6d\01\00\00\00" "\0f\06\01\00\00\01\01\78") "unexpected end")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\0e\0a\01\08" "\00\61\73\6d\01\00\00\00" "\0f\07\01\00\00\01\01\78\00") "unexpected end")
