;;! features: module-linking
;; A type refers to earlier types alone: the same in bytes.

;; Outer alias of type 0 of the module, inside types 1 and 0.
;; SPEC module-linking/Binary#type-section-updates; module-linking/Binary#alias-section-16
;; REQ L-030
(module binary "\00asm" "\01\00\00\00"
  "\01\0f\02" ;; types: two
    "\62\00" ;; an instance type without items
    "\62\02" ;; an instance type of two items
      "\0f\01\00\07\00" ;; an alias: scope 0, type 0
      "\07\01a\06\00" ;; an export: "a", an instance of type 0
)
(assert_invalid
  (module binary "\00asm" "\01\00\00\00"
    "\01\0d\01" ;; types: one
      "\62\02" ;; an instance type of two items
        "\0f\01\00\07\00" ;; an alias: scope 0, type 0, which is being defined
        "\07\01a" "\06\00" ;; an export: "a", an instance of type 0
  )
  "unknown type")
(assert_invalid
  (module binary "\00asm" "\01\00\00\00"
    "\01\0f\02" ;; types: two
      "\62\02" ;; an instance type of two items
        "\0f\01\00\07\01" ;; an alias: scope 0, type 1, which comes later
        "\07\01a" "\06\00" ;; an export: "a", an instance of type 0
      "\62\00" ;; an instance type without items
  )
  "unknown type")

;; Within a type: an export before the type that it uses.
;; SPEC module-linking/Binary#type-section-updates
;; REQ L-030
(module binary "\00asm" "\01\00\00\00"
  "\01\0c\01" ;; types: one
    "\62\02" ;; an instance type of two items
      "\01\60\00\00" ;; a type: [] -> []
      "\07\01f" "\00\00" ;; an export: "f", a function of type 0
)
(assert_invalid
  (module binary "\00asm" "\01\00\00\00"
    "\01\0c\01" ;; types: one
      "\62\02" ;; an instance type of two items
        "\07\01f" "\00\00" ;; an export: "f", a function of type 0
        "\01\60\00\00" ;; a type: [] -> []
  )
  "unknown type")
