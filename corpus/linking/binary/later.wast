;;! features: module-linking
;; Initial sections stand before all others; the others stand once each, in the core's order.

;; A type section behind a function, table, memory, tag, global, export, element, data count, code or data section
;; SPEC module-linking/Binary#module-level-updates
;; REQ L-126
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\03\01\00" "\01\01\00") "unexpected content after last section")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\04\01\00" "\01\01\00") "unexpected content after last section")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\05\01\00" "\01\01\00") "unexpected content after last section")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\0d\01\00" "\01\01\00") "unexpected content after last section")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\06\01\00" "\01\01\00") "unexpected content after last section")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\07\01\00" "\01\01\00") "unexpected content after last section")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\09\01\00" "\01\01\00") "unexpected content after last section")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\0c\01\00" "\01\01\00") "unexpected content after last section")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\0a\01\00" "\01\01\00") "unexpected content after last section")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\0b\01\00" "\01\01\00") "unexpected content after last section")

;; An import section behind a function, table, memory, tag, global, export, element, data count, code or data section
;; SPEC module-linking/Binary#module-level-updates
;; REQ L-126
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\03\01\00" "\02\01\00") "unexpected content after last section")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\04\01\00" "\02\01\00") "unexpected content after last section")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\05\01\00" "\02\01\00") "unexpected content after last section")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\0d\01\00" "\02\01\00") "unexpected content after last section")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\06\01\00" "\02\01\00") "unexpected content after last section")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\07\01\00" "\02\01\00") "unexpected content after last section")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\09\01\00" "\02\01\00") "unexpected content after last section")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\0c\01\00" "\02\01\00") "unexpected content after last section")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\0a\01\00" "\02\01\00") "unexpected content after last section")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\0b\01\00" "\02\01\00") "unexpected content after last section")

;; A module section behind a function, table, memory, tag, global, export, element, data count, code or data section
;; SPEC module-linking/Binary#module-level-updates
;; REQ L-126
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\03\01\00" "\0e\01\00") "unexpected content after last section")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\04\01\00" "\0e\01\00") "unexpected content after last section")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\05\01\00" "\0e\01\00") "unexpected content after last section")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\0d\01\00" "\0e\01\00") "unexpected content after last section")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\06\01\00" "\0e\01\00") "unexpected content after last section")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\07\01\00" "\0e\01\00") "unexpected content after last section")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\09\01\00" "\0e\01\00") "unexpected content after last section")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\0c\01\00" "\0e\01\00") "unexpected content after last section")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\0a\01\00" "\0e\01\00") "unexpected content after last section")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\0b\01\00" "\0e\01\00") "unexpected content after last section")

;; An instance section behind a function, table, memory, tag, global, export, element, data count, code or data section
;; SPEC module-linking/Binary#module-level-updates
;; REQ L-126
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\03\01\00" "\0f\01\00") "unexpected content after last section")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\04\01\00" "\0f\01\00") "unexpected content after last section")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\05\01\00" "\0f\01\00") "unexpected content after last section")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\0d\01\00" "\0f\01\00") "unexpected content after last section")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\06\01\00" "\0f\01\00") "unexpected content after last section")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\07\01\00" "\0f\01\00") "unexpected content after last section")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\09\01\00" "\0f\01\00") "unexpected content after last section")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\0c\01\00" "\0f\01\00") "unexpected content after last section")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\0a\01\00" "\0f\01\00") "unexpected content after last section")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\0b\01\00" "\0f\01\00") "unexpected content after last section")

;; An alias section behind a function, table, memory, tag, global, export, element, data count, code or data section
;; SPEC module-linking/Binary#module-level-updates
;; REQ L-126
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\03\01\00" "\10\01\00") "unexpected content after last section")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\04\01\00" "\10\01\00") "unexpected content after last section")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\05\01\00" "\10\01\00") "unexpected content after last section")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\0d\01\00" "\10\01\00") "unexpected content after last section")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\06\01\00" "\10\01\00") "unexpected content after last section")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\07\01\00" "\10\01\00") "unexpected content after last section")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\09\01\00" "\10\01\00") "unexpected content after last section")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\0c\01\00" "\10\01\00") "unexpected content after last section")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\0a\01\00" "\10\01\00") "unexpected content after last section")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\0b\01\00" "\10\01\00") "unexpected content after last section")

;; The start section has no empty form.
;; SPEC module-linking/Binary#module-level-updates
;; REQ L-126
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\08\01\00" "\01\01\00") "unexpected content after last section")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\08\01\00" "\02\01\00") "unexpected content after last section")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\08\01\00" "\0e\01\00") "unexpected content after last section")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\08\01\00" "\0f\01\00") "unexpected content after last section")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\08\01\00" "\10\01\00") "unexpected content after last section")

;; The other sections, twice
;; SPEC module-linking/Binary#module-level-updates, binary-module
;; REQ L-127
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\0e\01\00" "\03\01\00" "\03\01\00") "unexpected content after last section")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\0e\01\00" "\04\01\00" "\04\01\00") "unexpected content after last section")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\0e\01\00" "\05\01\00" "\05\01\00") "unexpected content after last section")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\0e\01\00" "\0d\01\00" "\0d\01\00") "unexpected content after last section")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\0e\01\00" "\06\01\00" "\06\01\00") "unexpected content after last section")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\0e\01\00" "\07\01\00" "\07\01\00") "unexpected content after last section")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\0e\01\00" "\09\01\00" "\09\01\00") "unexpected content after last section")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\0e\01\00" "\0c\01\00" "\0c\01\00") "unexpected content after last section")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\0e\01\00" "\0a\01\00" "\0a\01\00") "unexpected content after last section")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\0e\01\00" "\0b\01\00" "\0b\01\00") "unexpected content after last section")

;; The other sections, each before the one that the core puts before it
;; SPEC module-linking/Binary#module-level-updates, binary-module
;; REQ L-127
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\10\01\00" "\04\01\00" "\03\01\00") "unexpected content after last section")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\10\01\00" "\05\01\00" "\04\01\00") "unexpected content after last section")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\10\01\00" "\0d\01\00" "\05\01\00") "unexpected content after last section")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\10\01\00" "\06\01\00" "\0d\01\00") "unexpected content after last section")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\10\01\00" "\07\01\00" "\06\01\00") "unexpected content after last section")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\10\01\00" "\09\01\00" "\07\01\00") "unexpected content after last section")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\10\01\00" "\0c\01\00" "\09\01\00") "unexpected content after last section")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\10\01\00" "\0a\01\00" "\0c\01\00") "unexpected content after last section")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\10\01\00" "\0b\01\00" "\0a\01\00") "unexpected content after last section")

;; The twin: all of them, in order.
;; SPEC module-linking/Binary#module-level-updates, binary-module
;; REQ L-127
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\01\01\00"
  "\02\01\00"
  "\0e\01\00"
  "\0f\01\00"
  "\10\01\00"
  "\03\01\00"
  "\04\01\00"
  "\05\01\00"
  "\0d\01\00"
  "\06\01\00"
  "\07\01\00"
  "\09\01\00"
  "\0c\01\00"
  "\0a\01\00"
  "\0b\01\00"
)

;; An initial section behind another section is no more welcome in a nested module.
;; SPEC module-linking/Binary#module-section-14
;; REQ L-126
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\0e\10\01\0e" ;; modules: one
      "\00\61\73\6d\01\00\00\00"
      "\03\01\00" ;; functions: none
      "\01\01\00" ;; types: none
  )
  "unexpected content after last section")
