;;! features: module-linking
;; Import sections stand before all module and instance sections; aliases and types may stand before them.

(module $giver (func (export "v") (result i32) (i32.const 22)))
(register "giver" $giver)
(module $other (func (export "v") (result i32) (i32.const 7)))
(register "other" $other)

;; SPEC-BUG: Binary.md lets the five stand in any order, the Explainer does not; the Explainer's rule holds.
;; SPEC module-linking/Explainer#binary-format-considerations, module-linking/Binary#module-level-updates
;; REQ L-128
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\0e\0a\01\08" ;; modules: one
      "\00\61\73\6d\01\00\00\00"
    "\02\07\01\01\66\00\ff\00\00" ;; imports: "f", a function
  )
  "import after module or instance")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\06\02\60\00\00\61\00" ;; types: [] -> [], an empty module type
    "\02\07\01\01\6d\00\ff\05\01" ;; imports: "m", a module
    "\0f\04\01\00\00\00" ;; instances: one
    "\02\07\01\01\66\00\ff\00\00" ;; imports: "f", a function
  )
  "import after module or instance")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\0e\0a\01\08" ;; modules: one
      "\00\61\73\6d\01\00\00\00"
    "\0f\04\01\00\00\00" ;; instances: one
    "\10\01\00" ;; aliases: none
    "\02\01\00" ;; imports: none
  )
  "import after module or instance")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\0e\01\00" "\02\01\00") "import after module or instance")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\0f\01\00" "\02\01\00") "import after module or instance")

;; In a nested module too.
;; SPEC module-linking/Explainer#binary-format-considerations
;; REQ L-128
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\0e\10\01\0e" ;; modules: one
      "\00\61\73\6d\01\00\00\00"
      "\0e\01\00" ;; modules: none
      "\02\01\00" ;; imports: none
  )
  "import after module or instance")

;; SPEC-BUG: an alias may precede an import and then takes the lower index, imports first or not.
;; SPEC module-linking/Explainer#binary-format-considerations, module-linking/Binary#module-level-updates
;; REQ L-129
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\01\11\02\60\00\01\7f\62\02\01\60\00\01\7f\07\01\76\00\00" ;; types: [] -> [i32]; instance type: "v" of [] -> [i32]
  "\02\0b\01\05\67\69\76\65\72\00\ff\06\01" ;; imports: "giver", an instance of type 1
  "\10\06\01\00\00\00\01\76" ;; aliases: function 0, "v" of instance 0
  "\02\0b\01\05\6f\74\68\65\72\01\76\00\00" ;; imports: function 1, "other" "v"
  "\03\02\01\00" ;; functions: function 2, type 0
  "\07\18\03\05\61\6c\69\61\73\00\00\06\69\6d\70\6f\72\74\00\01\03\72\75\6e\00\02" ;; exports: "alias", "import", "run"
  "\0a\0c\01\0a\00\10\00\41\0a\6c\10\01\6a\0b" ;; code
)
(assert_return (invoke "alias") (i32.const 22))
(assert_return (invoke "import") (i32.const 7))
(assert_return (invoke "run") (i32.const 227))
