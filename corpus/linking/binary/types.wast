;;! features: module-linking
;; Module and instance types: the bytes 0x61 and 0x62, each a list of items.

(module $giver (func (export "v") (result i32) (i32.const 22)))
(register "giver" $giver)

;; Empty ones, and one with every item: type 0x01, import 0x02, export 0x07, alias 0x0f.
;; SPEC module-linking/Binary#type-section-updates
;; REQ L-131, L-132, L-133
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\01\05\02\61\00\62\00" ;; types: an empty module type, an empty instance type
)
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\01\1c\02\60\00\01\7f\61\04\0f\01\00\07\00\01\60\00\00\02\01\66\00\ff\00\01\07\01\76\00\00" ;; types: [] -> [i32]; a module type with all four items
)
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\01\1b\02\60\00\01\7f\62\04\01\60\00\01\7f\0f\01\00\07\00\07\01\61\00\00\07\01\62\00\01" ;; types: [] -> [i32]; an instance type with its three items
)

;; What they say is used: an instance is imported by one and called, a module is passed by the other.
;; SPEC module-linking/Binary#type-section-updates
;; REQ L-131, L-132
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\01\11\02\60\00\01\7f\62\02\01\60\00\01\7f\07\01\76\00\00" ;; types: [] -> [i32]; instance type: "v" of [] -> [i32]
  "\02\0b\01\05\67\69\76\65\72\00\ff\06\01" ;; imports: "giver", an instance of type 1
  "\10\06\01\00\00\00\01\76" ;; aliases: function "v" of instance 0
  "\07\05\01\01\76\00\00" ;; exports: "v"
)
(assert_return (invoke "v") (i32.const 22))
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\0e\5e\02\22" ;; modules: 0
    "\00\61\73\6d\01\00\00\00"
    "\01\05\01\60\00\01\7f" ;; types: [] -> [i32]
    "\03\02\01\00" ;; functions: type 0
    "\07\05\01\01\76\00\00" ;; exports: function 0 as "v"
    "\0a\06\01\04\00\41\11\0b" ;; code
  "\39" ;; another
    "\00\61\73\6d\01\00\00\00"
    "\01\11\02\60\00\01\7f\61\02\0f\01\00\07\00\07\01\76\00\00" ;; types: [] -> [i32]; module type with "v" of it
    "\02\07\01\01\6d\00\ff\05\01" ;; imports: "m", a module of type 1
    "\0f\04\01\00\00\00" ;; instances: one of it
    "\10\06\01\00\00\00\01\76" ;; aliases: its "v"
    "\07\05\01\01\76\00\00" ;; exports: "v"
  "\0f\08\01\00\01\01\01\6d\05\00" ;; instances: of 1, given module 0
  "\10\06\01\00\00\00\01\76" ;; aliases: "v" of it
  "\07\05\01\01\76\00\00" ;; exports: "v"
)
(assert_return (invoke "v") (i32.const 17))

;; Inside a type the type index space is empty at first.
;; SPEC module-linking/Binary#type-section-updates
;; REQ L-132
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\0c\02\60\00\01\7f\62\01\07\01\76\00\00" ;; types: [] -> [i32]; "v" of type 0 inside
  )
  "unknown type")

;; Another lead byte is malformed.
;; SPEC module-linking/Binary#type-section-updates
;; REQ L-131
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\03\01\00\00") "malformed definition type")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\03\01\40\00") "malformed definition type")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\03\01\4d\00") "malformed definition type")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\03\01\51\00") "malformed definition type")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\03\01\5c\00") "malformed definition type")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\03\01\5d\00") "malformed definition type")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\03\01\63\00") "malformed definition type")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\03\01\64\00") "malformed definition type")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\03\01\65\00") "malformed definition type")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\03\01\70\00") "malformed definition type")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\03\01\7f\00") "malformed definition type")

;; An import stands in module types only.
;; SPEC module-linking/Binary#type-section-updates
;; REQ L-132
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\0e\01\62\02\01\60\00\00\02\01\66\00\ff\00\00" ;; types: an instance type with an import
  )
  "malformed module or instance type")

;; Any other item byte is malformed, in module types and in instance types.
;; SPEC module-linking/Binary#type-section-updates
;; REQ L-132
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\07\01\61\01\00\60\00\00") "malformed module or instance type")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\07\01\62\01\00\60\00\00") "malformed module or instance type")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\07\01\61\01\03\60\00\00") "malformed module or instance type")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\07\01\62\01\03\60\00\00") "malformed module or instance type")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\07\01\61\01\04\60\00\00") "malformed module or instance type")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\07\01\62\01\04\60\00\00") "malformed module or instance type")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\07\01\61\01\05\60\00\00") "malformed module or instance type")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\07\01\62\01\05\60\00\00") "malformed module or instance type")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\07\01\61\01\06\60\00\00") "malformed module or instance type")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\07\01\62\01\06\60\00\00") "malformed module or instance type")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\07\01\61\01\08\60\00\00") "malformed module or instance type")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\07\01\62\01\08\60\00\00") "malformed module or instance type")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\07\01\61\01\09\60\00\00") "malformed module or instance type")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\07\01\62\01\09\60\00\00") "malformed module or instance type")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\07\01\61\01\0a\60\00\00") "malformed module or instance type")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\07\01\62\01\0a\60\00\00") "malformed module or instance type")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\07\01\61\01\0b\60\00\00") "malformed module or instance type")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\07\01\62\01\0b\60\00\00") "malformed module or instance type")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\07\01\61\01\0c\60\00\00") "malformed module or instance type")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\07\01\62\01\0c\60\00\00") "malformed module or instance type")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\07\01\61\01\0d\60\00\00") "malformed module or instance type")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\07\01\62\01\0d\60\00\00") "malformed module or instance type")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\07\01\61\01\0e\60\00\00") "malformed module or instance type")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\07\01\62\01\0e\60\00\00") "malformed module or instance type")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\07\01\61\01\11\60\00\00") "malformed module or instance type")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\07\01\62\01\11\60\00\00") "malformed module or instance type")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\07\01\61\01\60\60\00\00") "malformed module or instance type")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\07\01\62\01\60\60\00\00") "malformed module or instance type")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\07\01\61\01\ff\60\00\00") "malformed module or instance type")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\07\01\62\01\ff\60\00\00") "malformed module or instance type")

;; SPEC-BUG: items are said to have the numbers of sections, but alias is 0x0f and its section 16; 0x10 is malformed.
;; SPEC module-linking/Binary#type-section-updates
;; REQ L-133
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\0c\02\60\00\01\7f\61\01\10\01\00\07\00") "malformed module or instance type")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\0c\02\60\00\01\7f\62\01\10\01\00\07\00") "malformed module or instance type")

;; A list that ends early, and one that goes on
;; SPEC module-linking/Binary#type-section-updates
;; REQ L-131
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\03\01\61\01") "unexpected end")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\08\01\61\00\07\01\69\00\00") "section size mismatch")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\02\01\61") "unexpected end")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\03\01\62\01") "unexpected end")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\08\01\62\00\07\01\69\00\00") "section size mismatch")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\02\01\62") "unexpected end")
