;;! features: module-linking
;; Descriptors 5, module, and 6, instance, in imports, exports and types.

;; The type must be of that kind.
;; SPEC module-linking/Binary#import-section-updates
;; REQ L-138
(module definition binary
  "\00\61\73\6d\01\00\00\00"
  "\01\08\03\60\00\00\61\00\62\00" ;; types: a function, a module and an instance type
  "\02\13\03\01\6d\00\ff\05\01\01\69\00\ff\06\02\01\66\00\ff\00\00" ;; imports: "m" of 1, "i" of 2, "f" of 0
)
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\08\03\60\00\00\61\00\62\00" ;; types: a function, a module and an instance type
    "\02\07\01\01\78\00\ff\00\01" ;; imports: descriptor 0, type 1
  )
  "type mismatch")
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\08\03\60\00\00\61\00\62\00" ;; types: a function, a module and an instance type
    "\02\07\01\01\78\00\ff\00\02" ;; imports: descriptor 0, type 2
  )
  "type mismatch")
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\08\03\60\00\00\61\00\62\00" ;; types: a function, a module and an instance type
    "\02\07\01\01\78\00\ff\00\03" ;; imports: descriptor 0, type 3
  )
  "unknown type")
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\08\03\60\00\00\61\00\62\00" ;; types: a function, a module and an instance type
    "\02\07\01\01\78\00\ff\05\00" ;; imports: descriptor 5, type 0
  )
  "type mismatch")
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\08\03\60\00\00\61\00\62\00" ;; types: a function, a module and an instance type
    "\02\07\01\01\78\00\ff\05\02" ;; imports: descriptor 5, type 2
  )
  "type mismatch")
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\08\03\60\00\00\61\00\62\00" ;; types: a function, a module and an instance type
    "\02\07\01\01\78\00\ff\05\03" ;; imports: descriptor 5, type 3
  )
  "unknown type")
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\08\03\60\00\00\61\00\62\00" ;; types: a function, a module and an instance type
    "\02\07\01\01\78\00\ff\06\00" ;; imports: descriptor 6, type 0
  )
  "type mismatch")
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\08\03\60\00\00\61\00\62\00" ;; types: a function, a module and an instance type
    "\02\07\01\01\78\00\ff\06\01" ;; imports: descriptor 6, type 1
  )
  "type mismatch")
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\08\03\60\00\00\61\00\62\00" ;; types: a function, a module and an instance type
    "\02\07\01\01\78\00\ff\06\03" ;; imports: descriptor 6, type 3
  )
  "unknown type")

;; In the exports of a type likewise.
;; SPEC module-linking/Binary#type-section-updates
;; REQ L-138
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\01\1c\01\62\06\01\60\00\00\01\61\00\01\62\00\07\01\66\00\00\07\01\6d\05\01\07\01\69\06\02" ;; types: an instance type with "f", "m" and "i"
)
(assert_invalid (module binary "\00\61\73\6d\01\00\00\00" "\01\12\01\62\04\01\60\00\00\01\61\00\01\62\00\07\01\78\00\01") "type mismatch")
(assert_invalid (module binary "\00\61\73\6d\01\00\00\00" "\01\12\01\62\04\01\60\00\00\01\61\00\01\62\00\07\01\78\00\02") "type mismatch")
(assert_invalid (module binary "\00\61\73\6d\01\00\00\00" "\01\12\01\62\04\01\60\00\00\01\61\00\01\62\00\07\01\78\00\03") "unknown type")
(assert_invalid (module binary "\00\61\73\6d\01\00\00\00" "\01\12\01\62\04\01\60\00\00\01\61\00\01\62\00\07\01\78\05\00") "type mismatch")
(assert_invalid (module binary "\00\61\73\6d\01\00\00\00" "\01\12\01\62\04\01\60\00\00\01\61\00\01\62\00\07\01\78\05\02") "type mismatch")
(assert_invalid (module binary "\00\61\73\6d\01\00\00\00" "\01\12\01\62\04\01\60\00\00\01\61\00\01\62\00\07\01\78\05\03") "unknown type")
(assert_invalid (module binary "\00\61\73\6d\01\00\00\00" "\01\12\01\62\04\01\60\00\00\01\61\00\01\62\00\07\01\78\06\00") "type mismatch")
(assert_invalid (module binary "\00\61\73\6d\01\00\00\00" "\01\12\01\62\04\01\60\00\00\01\61\00\01\62\00\07\01\78\06\01") "type mismatch")
(assert_invalid (module binary "\00\61\73\6d\01\00\00\00" "\01\12\01\62\04\01\60\00\00\01\61\00\01\62\00\07\01\78\06\03") "unknown type")

;; In the export section they are indices of modules and instances.
;; SPEC module-linking/Binary#export-section
;; REQ L-138
(module $empty)
(register "i" $empty)
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\01\03\01\62\00" ;; types: an instance type
  "\02\07\01\01\69\00\ff\06\00" ;; imports: "i"
  "\0e\0a\01\08" ;; modules: one
    "\00\61\73\6d\01\00\00\00"
  "\07\09\02\01\6d\05\00\01\69\06\00" ;; exports: module 0, instance 0
)
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\0e\0a\01\08" ;; modules: one
      "\00\61\73\6d\01\00\00\00"
    "\07\05\01\01\69\06\00" ;; exports: instance 0
  )
  "unknown instance")
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\0e\0a\01\08" ;; modules: one
      "\00\61\73\6d\01\00\00\00"
    "\07\05\01\01\6d\05\01" ;; exports: module 1
  )
  "unknown module")

;; 7 and above are malformed in all places.
;; SPEC module-linking/Binary#import-section-updates, module-linking/Binary#export-section, module-linking/Binary#instance-section-15
;; REQ L-138
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\02\07\01\01\61\01\62\07\00") "malformed import kind")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\02\07\01\01\61\00\ff\07\00") "malformed import kind")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\0c\01\62\02\01\60\00\00\07\01\61\07\00") "malformed import kind")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\07\05\01\01\78\07\00") "malformed export kind")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\0e\0a\01\08" "\00\61\73\6d\01\00\00\00" "\0f\08\01\00\00\01\01\78\07\00") "malformed export kind")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\02\07\01\01\61\01\62\08\00") "malformed import kind")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\02\07\01\01\61\00\ff\08\00") "malformed import kind")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\0c\01\62\02\01\60\00\00\07\01\61\08\00") "malformed import kind")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\07\05\01\01\78\08\00") "malformed export kind")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\0e\0a\01\08" "\00\61\73\6d\01\00\00\00" "\0f\08\01\00\00\01\01\78\08\00") "malformed export kind")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\02\07\01\01\61\01\62\0f\00") "malformed import kind")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\02\07\01\01\61\00\ff\0f\00") "malformed import kind")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\0c\01\62\02\01\60\00\00\07\01\61\0f\00") "malformed import kind")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\07\05\01\01\78\0f\00") "malformed export kind")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\0e\0a\01\08" "\00\61\73\6d\01\00\00\00" "\0f\08\01\00\00\01\01\78\0f\00") "malformed export kind")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\02\07\01\01\61\01\62\10\00") "malformed import kind")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\02\07\01\01\61\00\ff\10\00") "malformed import kind")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\0c\01\62\02\01\60\00\00\07\01\61\10\00") "malformed import kind")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\07\05\01\01\78\10\00") "malformed export kind")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\0e\0a\01\08" "\00\61\73\6d\01\00\00\00" "\0f\08\01\00\00\01\01\78\10\00") "malformed export kind")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\02\07\01\01\61\01\62\7f\00") "malformed import kind")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\02\07\01\01\61\00\ff\7f\00") "malformed import kind")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\0c\01\62\02\01\60\00\00\07\01\61\7f\00") "malformed import kind")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\07\05\01\01\78\7f\00") "malformed export kind")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\0e\0a\01\08" "\00\61\73\6d\01\00\00\00" "\0f\08\01\00\00\01\01\78\7f\00") "malformed export kind")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\02\07\01\01\61\01\62\fe\00") "malformed import kind")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\02\07\01\01\61\00\ff\fe\00") "malformed import kind")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\0c\01\62\02\01\60\00\00\07\01\61\fe\00") "malformed import kind")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\07\05\01\01\78\fe\00") "malformed export kind")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\0e\0a\01\08" "\00\61\73\6d\01\00\00\00" "\0f\08\01\00\00\01\01\78\fe\00") "malformed export kind")
