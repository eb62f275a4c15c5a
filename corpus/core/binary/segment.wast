;; Data and element segments: every form, unknown flags and kinds, contents cut off.
;; SPEC binary-data, binary-elem; Bdata, Belem

;; The three forms of a data segment
;; SPEC binary-data; Bdata
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\05\03\01\00\01" ;; memories: minimum 1
  "\0b\11\03\00\41\00\0b\01\61\01\01\62\02\00\41\01\0b\01\63" ;; data: active, passive, active with memory
)
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\05\03\01\00\01" ;; memories: minimum 1
    "\0b\07\01\03\00\41\00\0b\00" ;; data: flag 03
  )
  "malformed data segment kind")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\05\03\01\00\01" ;; memories: minimum 1
    "\0b\07\01\04\00\41\00\0b\00" ;; data: flag 04
  )
  "malformed data segment kind")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\05\03\01\00\01" ;; memories: minimum 1
    "\0b\07\01\7f\00\41\00\0b\00" ;; data: flag 7f
  )
  "malformed data segment kind")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\05\03\01\00\01" ;; memories: minimum 1
    "\0b\08\01\80\01\00\41\00\0b\00" ;; data: flag 80 01
  )
  "malformed data segment kind")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\0b\07\01\01\05\61\62\63\64" ;; data: five bytes announced, four there
  )
  "unexpected end")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\05\03\01\00\01" ;; memories: minimum 1
    "\0b\05\01\00\41\00\0b" ;; data: no length
  )
  "unexpected end")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\05\03\01\00\01" ;; memories: minimum 1
    "\0b\07\02\00\41\00\0b\01\61" ;; data: two announced
  )
  "unexpected end")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\05\03\01\00\01" ;; memories: minimum 1
    "\0b\08\01\00\41\00\0b\01\61\62" ;; data: a byte too many
  )
  "section size mismatch")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\0b\07\01\01\ff\ff\ff\ff\0f" ;; data: length 2^32 - 1
  )
  "unexpected end")

;; A flag may be written longer than need be.
;; SPEC binary-uint, binary-data; Bdata
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\0b\05\01\81\00\01\61" ;; data: passive, flag in two bytes
)

;; The eight forms of an element segment
;; SPEC binary-elem; Belem
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\01\04\01\60\00\00" ;; types: [] -> []
  "\03\02\01\00" ;; functions: one of type 0
  "\04\04\01\70\00\01" ;; tables
  "\09\35\08\00\41\00\0b\01\00\01\00\01\00\02\00\41\00\0b\00\01\00\03\00\01\00\04\41\00\0b\01\d2\00\0b\05\70\01\d0\70\0b\06\00\41\00\0b\70\01\d2\00\0b\07\70\01\d2\00\0b" ;; elements: flags 0 to 7
  "\0a\04\01\02\00\0b" ;; code
)
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\04\04\01\70\00\01" ;; tables: funcref, minimum 1
    "\09\06\01\08\41\00\0b\00" ;; elements: flag 08
  )
  "malformed elements segment kind")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\04\04\01\70\00\01" ;; tables: funcref, minimum 1
    "\09\06\01\09\41\00\0b\00" ;; elements: flag 09
  )
  "malformed elements segment kind")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\04\04\01\70\00\01" ;; tables: funcref, minimum 1
    "\09\06\01\10\41\00\0b\00" ;; elements: flag 10
  )
  "malformed elements segment kind")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\04\04\01\70\00\01" ;; tables: funcref, minimum 1
    "\09\06\01\7f\41\00\0b\00" ;; elements: flag 7f
  )
  "malformed elements segment kind")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\04\04\01\70\00\01" ;; tables: funcref, minimum 1
    "\09\07\01\80\01\41\00\0b\00" ;; elements: flag 80 01
  )
  "malformed elements segment kind")

;; The element kind is 00.
;; SPEC binary-elemkind; Belemkind
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\09\04\01\01\01\00" ;; elements: flag 01, kind 01
  )
  "malformed element kind")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\09\04\01\01\70\00" ;; elements: flag 01, kind 70
  )
  "malformed element kind")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\09\04\01\01\ff\00" ;; elements: flag 01, kind ff
  )
  "malformed element kind")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\09\04\01\03\01\00" ;; elements: flag 03, kind 01
  )
  "malformed element kind")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\09\04\01\03\70\00" ;; elements: flag 03, kind 70
  )
  "malformed element kind")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\09\04\01\03\ff\00" ;; elements: flag 03, kind ff
  )
  "malformed element kind")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\04\04\01\70\00\01" ;; tables: funcref, minimum 1
    "\09\08\01\02\00\41\00\0b\01\00" ;; elements: flag 02, kind 01
  )
  "malformed element kind")

;; The element type is a reference type.
;; SPEC binary-reftype, binary-elem; Breftype, Belem
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\09\04\01\05\7f\00" ;; elements: passive, of type 7f
  )
  "malformed reference type")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\09\04\01\05\7c\00" ;; elements: passive, of type 7c
  )
  "malformed reference type")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\09\04\01\05\40\00" ;; elements: passive, of type 40
  )
  "malformed reference type")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\09\04\01\05\60\00" ;; elements: passive, of type 60
  )
  "malformed reference type")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\09\04\01\05\00\00" ;; elements: passive, of type 00
  )
  "malformed reference type")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\04\04\01\70\00\01" ;; tables: funcref, minimum 1
    "\09\08\01\06\00\41\00\0b\7e\00" ;; elements: active, of type i64
  )
  "malformed reference type")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\09\04\01\07\41\00" ;; elements: declarative, of type 41
  )
  "malformed reference type")

;; Segments that end too early or too late
;; SPEC binary-elem, binary-list; Belem, Blist
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\03\02\01\00" ;; functions: one of type 0
    "\04\04\01\70\00\01" ;; tables: funcref, minimum 1
    "\09\07\01\00\41\00\0b\02\00" ;; elements: two indices announced
    "\0a\04\01\02\00\0b" ;; code
  )
  "unexpected end")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\03\02\01\00" ;; functions: one of type 0
    "\04\04\01\70\00\01" ;; tables: funcref, minimum 1
    "\09\07\02\00\41\00\0b\01\00" ;; elements: two segments announced
    "\0a\04\01\02\00\0b" ;; code
  )
  "unexpected end")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\03\02\01\00" ;; functions: one of type 0
    "\04\04\01\70\00\01" ;; tables: funcref, minimum 1
    "\09\08\01\00\41\00\0b\01\00\00" ;; elements: an index too many
    "\0a\04\01\02\00\0b" ;; code
  )
  "section size mismatch")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\04\04\01\70\00\01" ;; tables: funcref, minimum 1
    "\09\08\01\04\41\00\0b\01\d0\70" ;; elements: expression without end
  )
  "unexpected end")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\04\04\01\70\00\01" ;; tables: funcref, minimum 1
    "\09\01\01" ;; elements: no flag
  )
  "unexpected end")
