;; Types of tables, memories and globals, kinds of imports and exports.
;; SPEC binary-reftype, binary-limits, binary-globaltype, binary-externtype

;; A table holds references, a heap type is one of the known bytes.
;; SPEC binary-reftype, binary-heaptype, binary-tabletype; Breftype, Bheaptype, Btabletype
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\04\08\02\70\00\00\6f\01\00\01" ;; tables: funcref, externref
)
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\04\04\01\7f\00\00" ;; tables: element type 7f
  )
  "malformed reference type")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\04\04\01\7e\00\00" ;; tables: element type 7e
  )
  "malformed reference type")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\04\04\01\7d\00\00" ;; tables: element type 7d
  )
  "malformed reference type")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\04\04\01\7c\00\00" ;; tables: element type 7c
  )
  "malformed reference type")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\04\04\01\7b\00\00" ;; tables: element type 7b
  )
  "malformed reference type")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\04\04\01\60\00\00" ;; tables: element type 60
  )
  "malformed reference type")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\04\04\01\00\00\00" ;; tables: element type 00
  )
  "malformed reference type")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\04\04\01\41\00\00" ;; tables: element type 41
  )
  "malformed reference type")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\04\04\01\75\00\00" ;; tables: element type 75
  )
  "malformed reference type")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\04\04\01\ff\00\00" ;; tables: element type ff
  )
  "malformed reference type")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\04\09\01\40\01\70\00\00\d0\70\0b" ;; tables: with an initialiser, reserved byte 01
  )
  "malformed table")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\03\02\01\00" ;; functions: one of type 0
    "\0a\07\01\05\00\d0\7f\1a\0b" ;; code: ref.null 7f
  )
  "malformed heap type")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\03\02\01\00" ;; functions: one of type 0
    "\0a\07\01\05\00\d0\40\1a\0b" ;; code: ref.null 40
  )
  "malformed heap type")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\03\02\01\00" ;; functions: one of type 0
    "\0a\07\01\05\00\d0\60\1a\0b" ;; code: ref.null 60
  )
  "malformed heap type")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\03\02\01\00" ;; functions: one of type 0
    "\0a\07\01\05\00\d0\65\1a\0b" ;; code: ref.null 65
  )
  "malformed heap type")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\03\02\01\00" ;; functions: one of type 0
    "\0a\07\01\05\00\d0\75\1a\0b" ;; code: ref.null 75
  )
  "malformed heap type")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\03\02\01\00" ;; functions: one of type 0
    "\0a\07\01\05\00\d0\7c\1a\0b" ;; code: ref.null 7c
  )
  "malformed heap type")

;; Mutability is 00 or 01.
;; SPEC binary-mut, binary-globaltype; Bmut, Bglobaltype
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\06\0b\02\7f\00\41\00\0b\7f\01\41\00\0b" ;; globals: constant and variable
)
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\06\06\01\7f\02\41\00\0b" ;; globals: mutability 02
  )
  "malformed mutability")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\06\06\01\7f\03\41\00\0b" ;; globals: mutability 03
  )
  "malformed mutability")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\06\06\01\7f\04\41\00\0b" ;; globals: mutability 04
  )
  "malformed mutability")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\06\06\01\7f\80\41\00\0b" ;; globals: mutability 80
  )
  "malformed mutability")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\06\06\01\7f\ff\41\00\0b" ;; globals: mutability ff
  )
  "malformed mutability")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\02\08\01\01\6d\01\67\03\7f\02" ;; imports: global, mutability 02
  )
  "malformed mutability")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\02\08\01\01\6d\01\67\03\7f\ff" ;; imports: global, mutability ff
  )
  "malformed mutability")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\02\07\01\01\6d\01\67\03\7f" ;; imports: global, no mutability
  )
  "unexpected end")

;; The flags of limits are known ones.
;; SPEC binary-limits; Blimits
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\05\04\01\10\00\01" ;; memories: flags 10
  )
  "malformed limits flags")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\05\04\01\20\00\01" ;; memories: flags 20
  )
  "malformed limits flags")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\05\04\01\40\00\01" ;; memories: flags 40
  )
  "malformed limits flags")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\05\04\01\80\00\01" ;; memories: flags 80
  )
  "malformed limits flags")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\05\04\01\81\00\01" ;; memories: flags 81
  )
  "malformed limits flags")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\05\04\01\ff\00\01" ;; memories: flags ff
  )
  "malformed limits flags")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\04\05\01\70\10\00\01" ;; tables: flags 10
  )
  "malformed limits flags")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\04\05\01\70\40\00\01" ;; tables: flags 40
  )
  "malformed limits flags")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\04\05\01\70\80\00\01" ;; tables: flags 80
  )
  "malformed limits flags")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\04\05\01\70\ff\00\01" ;; tables: flags ff
  )
  "malformed limits flags")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\02\08\01\01\6d\01\6d\02\10\00" ;; imports: memory, flags 10
  )
  "malformed limits flags")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\02\09\01\01\6d\01\74\01\70\40\00" ;; imports: table, flags 40
  )
  "malformed limits flags")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\05\03\01\01\00" ;; memories: flags promise a maximum
  )
  "unexpected end")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\05\02\01\00" ;; memories: no minimum
  )
  "unexpected end")

;; Kinds of imports and exports
;; SPEC binary-externtype, binary-externidx; Bexterntype, Bexternidx
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\02\07\01\01\6d\01\66\05\00" ;; imports: kind 05
  )
  "malformed import kind")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\02\07\01\01\6d\01\66\06\00" ;; imports: kind 06
  )
  "malformed import kind")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\02\07\01\01\6d\01\66\7f\00" ;; imports: kind 7f
  )
  "malformed import kind")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\02\07\01\01\6d\01\66\80\00" ;; imports: kind 80
  )
  "malformed import kind")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\02\07\01\01\6d\01\66\ff\00" ;; imports: kind ff
  )
  "malformed import kind")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\03\02\01\00" ;; functions: one of type 0
    "\07\05\01\01\66\05\00" ;; exports: kind 05
    "\0a\04\01\02\00\0b" ;; code
  )
  "malformed export kind")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\03\02\01\00" ;; functions: one of type 0
    "\07\05\01\01\66\06\00" ;; exports: kind 06
    "\0a\04\01\02\00\0b" ;; code
  )
  "malformed export kind")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\03\02\01\00" ;; functions: one of type 0
    "\07\05\01\01\66\7f\00" ;; exports: kind 7f
    "\0a\04\01\02\00\0b" ;; code
  )
  "malformed export kind")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\03\02\01\00" ;; functions: one of type 0
    "\07\05\01\01\66\80\00" ;; exports: kind 80
    "\0a\04\01\02\00\0b" ;; code
  )
  "malformed export kind")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\03\02\01\00" ;; functions: one of type 0
    "\07\05\01\01\66\ff\00" ;; exports: kind ff
    "\0a\04\01\02\00\0b" ;; code
  )
  "malformed export kind")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\02\05\01\01\6d\01\66" ;; imports: no kind
  )
  "unexpected end")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\02\03\01\01\6d" ;; imports: no second name
  )
  "unexpected end")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\07\04\01\01\66\00" ;; exports: no index
  )
  "unexpected end")
