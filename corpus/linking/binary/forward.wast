;;! features: module-linking
;; An index space holds what came so far: a reference forward, or to itself, is invalid.

;; Of a type to itself and to a later one
;; SPEC module-linking/Binary#type-section-updates
;; REQ L-130
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\08\01\62\01\07\01\69\06\00" ;; types: an instance type whose "i" has the type 0 inside it
  )
  "unknown type")
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\0d\01\62\02\0f\01\00\07\00\07\01\69\06\00" ;; types: an instance type that aliases itself
  )
  "unknown type")
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\0f\02\62\02\0f\01\00\07\01\07\01\69\06\00\62\00" ;; types: one that aliases the next
  )
  "unknown type")
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\0c\01\62\02\07\01\66\00\00\01\60\00\00" ;; types: an item that uses the type behind it
  )
  "unknown type")

;; Of an import to a later type
;; SPEC module-linking/Binary#import-section-updates
;; REQ L-130
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\02\07\01\01\66\00\ff\00\00" ;; imports: "f" of type 0
    "\01\04\01\60\00\00" ;; types: [] -> []
  )
  "unknown type")
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\02\07\01\01\69\00\ff\06\00" ;; imports: "i" of type 0
    "\01\03\01\62\00" ;; types: an instance type
  )
  "unknown type")

;; Of a module to a later type and to a later module
;; SPEC module-linking/Binary#module-section-14
;; REQ L-130
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\0e\11\01\0f" ;; modules: one
      "\00\61\73\6d\01\00\00\00"
      "\10\05\01\01\00\07\00" ;; aliases: outer 0, type 0
    "\01\04\01\60\00\00" ;; types: [] -> []
  )
  "unknown type")
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\0e\11\01\0f" ;; modules: one
      "\00\61\73\6d\01\00\00\00"
      "\10\05\01\01\00\05\00" ;; aliases: outer 0, module 0, which is this one
  )
  "unknown module")
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\0e\1a\02\0f" ;; modules: two
      "\00\61\73\6d\01\00\00\00"
      "\10\05\01\01\00\05\01" ;; aliases: outer 0, module 1, which is the next
    "\08" ;; another
      "\00\61\73\6d\01\00\00\00"
  )
  "unknown module")

;; Of an instance to a later module, to itself, to a later instance and to a later alias
;; SPEC module-linking/Binary#instance-section-15, module-linking/Binary#module-level-updates
;; REQ L-130
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\0f\04\01\00\00\00" ;; instances: of module 0
    "\0e\0a\01\08" ;; modules: one
      "\00\61\73\6d\01\00\00\00"
  )
  "unknown module")
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\0e\18\01\16" ;; modules: one
      "\00\61\73\6d\01\00\00\00"
      "\01\03\01\62\00" ;; types: an instance type
      "\02\07\01\01\69\00\ff\06\00" ;; imports: "i", an instance
    "\0f\08\01\00\00\01\01\69\06\00" ;; instances: one that is given itself
  )
  "unknown instance")
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\0e\21\02\16" ;; modules: two
      "\00\61\73\6d\01\00\00\00"
      "\01\03\01\62\00" ;; types: an instance type
      "\02\07\01\01\69\00\ff\06\00" ;; imports: "i", an instance
    "\08" ;; another
      "\00\61\73\6d\01\00\00\00"
    "\0f\0b\02\00\00\01\01\69\06\01\00\01\00" ;; instances: 0, given 1; 1
  )
  "unknown instance")
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\0e\3d\02\22" ;; modules: two
      "\00\61\73\6d\01\00\00\00"
      "\01\05\01\60\00\01\7f" ;; types: [] -> [i32]
      "\03\02\01\00" ;; functions: type 0
      "\07\05\01\01\76\00\00" ;; exports: function 0 as "v"
      "\0a\06\01\04\00\41\01\0b" ;; code
    "\18" ;; another
      "\00\61\73\6d\01\00\00\00"
      "\01\05\01\60\00\01\7f" ;; types: [] -> [i32]
      "\02\07\01\01\66\00\ff\00\00" ;; imports: "f", a function
    "\0f\0b\02\00\00\00\00\01\01\01\66\00\00" ;; instances: 1, given function 0
    "\10\06\01\00\00\00\01\76" ;; aliases: function 0
  )
  "unknown function")

;; Of an alias to a later instance
;; SPEC module-linking/Binary#alias-section-16
;; REQ L-130
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\0e\24\01\22" ;; modules: one
      "\00\61\73\6d\01\00\00\00"
      "\01\05\01\60\00\01\7f" ;; types: [] -> [i32]
      "\03\02\01\00" ;; functions: type 0
      "\07\05\01\01\76\00\00" ;; exports: function 0 as "v"
      "\0a\06\01\04\00\41\01\0b" ;; code
    "\10\06\01\00\00\00\01\76" ;; aliases: "v" of instance 0
    "\0f\04\01\00\00\00" ;; instances: one
  )
  "unknown instance")

;; The twin of them all: in order each is there.
;; SPEC module-linking/Binary#module-level-updates
;; REQ L-130
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\01\11\02\60\00\01\7f\62\02\0f\01\00\07\00\07\01\76\00\00" ;; types: [] -> [i32]; an instance type that aliases it
  "\0e\24\01\22" ;; modules: 0
    "\00\61\73\6d\01\00\00\00"
    "\01\05\01\60\00\01\7f" ;; types: [] -> [i32]
    "\03\02\01\00" ;; functions: type 0
    "\07\05\01\01\76\00\00" ;; exports: function 0 as "v"
    "\0a\06\01\04\00\41\09\0b" ;; code
  "\0f\04\01\00\00\00" ;; instances: 0
  "\0e\29\01\27" ;; modules: 1
    "\00\61\73\6d\01\00\00\00"
    "\10\05\01\01\00\07\01" ;; aliases: type 1 of the parent
    "\02\07\01\01\69\00\ff\06\00" ;; imports: "i", an instance
    "\10\06\01\00\00\00\01\76" ;; aliases: "v" of it
    "\07\05\01\01\77\00\00" ;; exports: "w"
  "\0f\08\01\00\01\01\01\69\06\00" ;; instances: 1, given 0
  "\10\06\01\00\01\00\01\77" ;; aliases: "w" of instance 1
  "\07\05\01\01\77\00\00" ;; exports: "w"
)
(assert_return (invoke "w") (i32.const 9))
