;; Sections: ids, order, duplicates, sizes, counts that must agree.
;; SPEC binary-section, binary-module; Bsection_, Bmodule

;; A section id that is not assigned
;; SPEC binary-section
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\0e\00") "malformed section id")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\0f\00") "malformed section id")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\10\00") "malformed section id")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\4d\00") "malformed section id")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\7f\00") "malformed section id")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\80\00") "malformed section id")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\81\00") "malformed section id")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\ff\00") "malformed section id")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\0e\01\00") "malformed section id")

;; Empty lists are as good as no section.
;; SPEC binary-section; Bsection_
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\01\01\00" ;; types
  "\02\01\00" ;; imports
  "\03\01\00" ;; functions
  "\04\01\00" ;; tables
  "\05\01\00" ;; memories
  "\06\01\00" ;; globals
  "\07\01\00" ;; exports
  "\09\01\00" ;; elements
  "\0c\01\00" ;; data count
  "\0a\01\00" ;; code
  "\0b\01\00" ;; data
)
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\03\01\00" ;; functions, no code section
)
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\0a\01\00" ;; code, no function section
)

;; Sections out of order: each id before its predecessor
;; SPEC binary-module; Bmodule
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\02\01\00" ;; imports
    "\01\04\01\60\00\00" ;; types: [] -> []
  )
  "unexpected content after last section")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\03\01\00" ;; functions
    "\02\01\00" ;; imports
  )
  "unexpected content after last section")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\04\01\00" ;; tables
    "\03\01\00" ;; functions
  )
  "unexpected content after last section")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\05\01\00" ;; memories
    "\04\01\00" ;; tables
  )
  "unexpected content after last section")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\06\01\00" ;; globals
    "\05\01\00" ;; memories
  )
  "unexpected content after last section")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\07\01\00" ;; exports
    "\06\01\00" ;; globals
  )
  "unexpected content after last section")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\09\01\00" ;; elements
    "\07\01\00" ;; exports
  )
  "unexpected content after last section")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\0c\01\00" ;; data count
    "\09\01\00" ;; elements
  )
  "unexpected content after last section")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\0a\01\00" ;; code
    "\0c\01\00" ;; data count
  )
  "unexpected content after last section")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\0b\01\00" ;; data
    "\0a\01\00" ;; code
  )
  "unexpected content after last section")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\03\02\01\00" ;; functions
    "\08\01\00" ;; start: function 0
    "\07\01\00" ;; exports
    "\0a\04\01\02\00\0b" ;; code
  )
  "unexpected content after last section")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\03\02\01\00" ;; functions
    "\09\01\00" ;; elements
    "\08\01\00" ;; start: function 0
    "\0a\04\01\02\00\0b" ;; code
  )
  "unexpected content after last section")

;; A section that comes twice
;; SPEC binary-module; Bmodule
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\01\04\01\60\00\00" ;; types: [] -> []
  )
  "unexpected content after last section")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\02\01\00" ;; imports
    "\02\01\00" ;; imports
  )
  "unexpected content after last section")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\03\01\00" ;; functions
    "\03\01\00" ;; functions
  )
  "unexpected content after last section")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\04\01\00" ;; tables
    "\04\01\00" ;; tables
  )
  "unexpected content after last section")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\05\01\00" ;; memories
    "\05\01\00" ;; memories
  )
  "unexpected content after last section")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\06\01\00" ;; globals
    "\06\01\00" ;; globals
  )
  "unexpected content after last section")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\07\01\00" ;; exports
    "\07\01\00" ;; exports
  )
  "unexpected content after last section")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\09\01\00" ;; elements
    "\09\01\00" ;; elements
  )
  "unexpected content after last section")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\0c\01\00" ;; data count
    "\0c\01\00" ;; data count
  )
  "unexpected content after last section")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\0a\01\00" ;; code
    "\0a\01\00" ;; code
  )
  "unexpected content after last section")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\0b\01\00" ;; data
    "\0b\01\00" ;; data
  )
  "unexpected content after last section")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\03\02\01\00" ;; functions: one of type 0
    "\08\01\00" ;; start
    "\08\01\00" ;; start
    "\0a\04\01\02\00\0b" ;; code
  )
  "unexpected content after last section")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\03\02\01\00" ;; functions: one of type 0
    "\0a\04\01\02\00\0b" ;; code
    "\01\01\00" ;; types again
  )
  "unexpected content after last section")

;; The size of a section reaches past the end of the module, or is itself cut off.
;; SPEC binary-section; Bsection_
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01") "unexpected end")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\01") "length out of bounds")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\05\01\60\00\00") "length out of bounds")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\0a\7f\00") "length out of bounds")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\00\05\01\61") "length out of bounds")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\03\ff\ff\ff\ff\0f\00") "length out of bounds")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\80") "unexpected end")

;; The size is larger than the contents.
;; SPEC binary-section; Bsection_
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\05\01\60\00\00\00" ;; types, one byte too many
  )
  "section size mismatch")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\02\02\00\00" ;; imports, one byte too many
  )
  "section size mismatch")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\03\02\00\00" ;; functions, one byte too many
  )
  "section size mismatch")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\04\02\00\00" ;; tables, one byte too many
  )
  "section size mismatch")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\05\04\01\00\01\00" ;; memories, one byte too many
  )
  "section size mismatch")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\06\02\00\00" ;; globals, one byte too many
  )
  "section size mismatch")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\07\02\00\00" ;; exports, one byte too many
  )
  "section size mismatch")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\09\02\00\00" ;; elements, one byte too many
  )
  "section size mismatch")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\0c\02\00\00" ;; data count, one byte too many
  )
  "section size mismatch")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\0a\02\00\00" ;; code, one byte too many
  )
  "section size mismatch")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\0b\02\00\00" ;; data, one byte too many
  )
  "section size mismatch")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\03\02\01\00" ;; functions: one of type 0
    "\08\02\00\00" ;; start, one byte too many
    "\0a\04\01\02\00\0b" ;; code
  )
  "section size mismatch")

;; The size is smaller than the contents.
;; SPEC binary-section; Bsection_
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\03\01\60\00\00" ;; types, one byte too few
  )
  "unexpected end")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\02\07\01\01\6d\01\67\03\7f\00" ;; imports, one byte too few
  )
  "unexpected end")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\04\03\01\70\00\01" ;; tables, one byte too few
  )
  "unexpected end")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\05\02\01\00\01" ;; memories, one byte too few
  )
  "unexpected end")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\06\05\01\7f\00\41\00\0b" ;; globals, one byte too few
  )
  "unexpected end")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\0b\03\01\01\01\61" ;; data, one byte too few
  )
  "unexpected end")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\00" ;; types of size 0, not even a count
  )
  "unexpected end")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\0a\00" ;; code of size 0
  )
  "unexpected end")

;; A list holds more or fewer items than its count.
;; SPEC binary-list; Blist
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\07\01\60\00\00\60\00\00" ;; types: count 1, two types
  )
  "section size mismatch")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\02\60\00\00" ;; types: count 2, one type
  )
  "unexpected end")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\05\03\02\00\01" ;; memories: count 2, one memory
  )
  "unexpected end")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\07\01\01" ;; exports: count 1, none
  )
  "unexpected end")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\05\ff\ff\ff\ff\0f" ;; types: count 2^32 - 1, none
  )
  "unexpected end")

;; Function and code section must hold equally many.
;; SPEC binary-module; Bmodule
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\03\02\01\00" ;; functions: one of type 0
  )
  "function and code section have inconsistent lengths")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\0a\04\01\02\00\0b" ;; code
  )
  "function and code section have inconsistent lengths")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\03\02\01\00" ;; functions: one of type 0
    "\0a\01\00" ;; code: none
  )
  "function and code section have inconsistent lengths")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\03\02\01\00" ;; functions: one of type 0
    "\0a\07\02\02\00\0b\02\00\0b" ;; code: two
  )
  "function and code section have inconsistent lengths")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\03\03\02\00\00" ;; functions: two
    "\0a\04\01\02\00\0b" ;; code
  )
  "function and code section have inconsistent lengths")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\03\01\00" ;; functions: none
    "\0a\04\01\02\00\0b" ;; code
  )
  "function and code section have inconsistent lengths")

;; The data count must be that of the data section.
;; SPEC binary-datacntsec, binary-module; Bdatacntsec, Bmodule
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\0c\01\01" ;; data count: 1
  "\0b\04\01\01\01\61" ;; data: one passive
)
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\0c\01\00" ;; data count: 0, no data section
)
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\0c\01\01" ;; data count: 1, no data section
  )
  "data count and data section have inconsistent lengths")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\0c\01\02" ;; data count: 2
    "\0b\04\01\01\01\61" ;; data: one
  )
  "data count and data section have inconsistent lengths")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\0c\01\00" ;; data count: 0
    "\0b\04\01\01\01\61" ;; data: one
  )
  "data count and data section have inconsistent lengths")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\0c\01\01" ;; data count: 1
    "\0b\01\00" ;; data: none
  )
  "data count and data section have inconsistent lengths")

;; A data index in the code needs a data count section.
;; SPEC binary-module; Bmodule, $dataidx_funcs
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\01\04\01\60\00\00" ;; types: [] -> []
  "\03\02\01\00" ;; functions: one of type 0
  "\05\03\01\00\01" ;; memories: minimum 1
  "\0c\01\01" ;; data count: 1
  "\0a\11\01\0f\00\41\00\41\00\41\00\fc\08\00\00\fc\09\00\0b" ;; code: memory.init 0, data.drop 0
  "\0b\04\01\01\01\61" ;; data
)
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\03\02\01\00" ;; functions: one of type 0
    "\05\03\01\00\01" ;; memories: minimum 1
    "\0a\0e\01\0c\00\41\00\41\00\41\00\fc\08\00\00\0b" ;; code: memory.init 0
    "\0b\04\01\01\01\61" ;; data
  )
  "data count section required")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\03\02\01\00" ;; functions: one of type 0
    "\0a\07\01\05\00\fc\09\00\0b" ;; code: data.drop 0
    "\0b\04\01\01\01\61" ;; data
  )
  "data count section required")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\03\02\01\00" ;; functions: one of type 0
    "\05\03\01\00\01" ;; memories: minimum 1
    "\0a\08\01\06\00\00\fc\09\00\0b" ;; code: data.drop 0 where it cannot be reached
    "\0b\04\01\01\01\61" ;; data
  )
  "data count section required")

;; Bytes after the last section begin another section.
;; SPEC binary-module; Bmodule
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\0b\01\00" ;; data
    "\01\01\00" ;; types
  )
  "unexpected content after last section")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\00" ;; one byte
  )
  "unexpected end")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\de\ad" ;; junk
  )
  "malformed section id")
