;; Types: forms, value types, block types.
;; SPEC binary-comptype, binary-valtype, binary-blocktype

;; A type begins with a known form.
;; SPEC binary-comptype, binary-subtype, binary-rectype; Bcomptype, Bsubtype, Brectype
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\01\0f\02\60\00\00\60\06\7f\7e\7d\7c\70\6f\02\7f\7c" ;; types: every value type of this scope
)
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\00\00\00" ;; types: form 00
  )
  "malformed definition type")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\01\00\00" ;; types: form 01
  )
  "malformed definition type")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\40\00\00" ;; types: form 40
  )
  "malformed definition type")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\4d\00\00" ;; types: form 4d
  )
  "malformed definition type")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\51\00\00" ;; types: form 51
  )
  "malformed definition type")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\5d\00\00" ;; types: form 5d
  )
  "malformed definition type")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\61\00\00" ;; types: form 61
  )
  "malformed definition type")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\70\00\00" ;; types: form 70
  )
  "malformed definition type")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\7f\00\00" ;; types: form 7f
  )
  "malformed definition type")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\80\00\00" ;; types: form 80
  )
  "malformed definition type")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\e0\00\00" ;; types: form e0
  )
  "malformed definition type")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\ff\00\00" ;; types: form ff
  )
  "malformed definition type")

;; A value type is one of the known bytes.
;; SPEC binary-valtype; Bvaltype
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\05\01\60\01\00\00" ;; types: parameter 00
  )
  "malformed value type")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\05\01\60\01\01\00" ;; types: parameter 01
  )
  "malformed value type")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\05\01\60\01\3f\00" ;; types: parameter 3f
  )
  "malformed value type")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\05\01\60\01\40\00" ;; types: parameter 40
  )
  "malformed value type")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\05\01\60\01\5f\00" ;; types: parameter 5f
  )
  "malformed value type")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\05\01\60\01\60\00" ;; types: parameter 60
  )
  "malformed value type")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\05\01\60\01\62\00" ;; types: parameter 62
  )
  "malformed value type")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\05\01\60\01\65\00" ;; types: parameter 65
  )
  "malformed value type")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\05\01\60\01\68\00" ;; types: parameter 68
  )
  "malformed value type")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\05\01\60\01\75\00" ;; types: parameter 75
  )
  "malformed value type")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\05\01\60\01\76\00" ;; types: parameter 76
  )
  "malformed value type")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\05\01\60\01\77\00" ;; types: parameter 77
  )
  "malformed value type")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\05\01\60\01\78\00" ;; types: parameter 78
  )
  "malformed value type")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\05\01\60\01\79\00" ;; types: parameter 79
  )
  "malformed value type")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\05\01\60\01\7a\00" ;; types: parameter 7a
  )
  "malformed value type")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\05\01\60\01\80\00" ;; types: parameter 80
  )
  "malformed value type")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\05\01\60\01\ff\00" ;; types: parameter ff
  )
  "malformed value type")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\05\01\60\00\01\00" ;; types: result 00
  )
  "malformed value type")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\05\01\60\00\01\40" ;; types: result 40
  )
  "malformed value type")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\05\01\60\00\01\77" ;; types: result 77
  )
  "malformed value type")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\05\01\60\00\01\7a" ;; types: result 7a
  )
  "malformed value type")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\05\01\60\00\01\ff" ;; types: result ff
  )
  "malformed value type")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\03\02\01\00" ;; functions: one of type 0
    "\0a\06\01\04\01\01\00\0b" ;; code: local of type 00
  )
  "malformed value type")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\03\02\01\00" ;; functions: one of type 0
    "\0a\06\01\04\01\01\40\0b" ;; code: local of type 40
  )
  "malformed value type")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\03\02\01\00" ;; functions: one of type 0
    "\0a\06\01\04\01\01\77\0b" ;; code: local of type 77
  )
  "malformed value type")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\03\02\01\00" ;; functions: one of type 0
    "\0a\06\01\04\01\01\80\0b" ;; code: local of type 80
  )
  "malformed value type")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\06\06\01\00\00\41\00\0b" ;; globals: type 00
  )
  "malformed value type")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\06\06\01\40\00\41\00\0b" ;; globals: type 40
  )
  "malformed value type")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\06\06\01\78\00\41\00\0b" ;; globals: type 78
  )
  "malformed value type")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\06\06\01\ff\00\41\00\0b" ;; globals: type ff
  )
  "malformed value type")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\03\02\01\00" ;; functions: one of type 0
    "\0a\0e\01\0c\00\41\00\41\00\41\00\1c\01\00\1a\0b" ;; code: select of type 00
  )
  "malformed value type")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\03\02\01\00" ;; functions: one of type 0
    "\0a\0e\01\0c\00\41\00\41\00\41\00\1c\01\40\1a\0b" ;; code: select of type 40
  )
  "malformed value type")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\03\02\01\00" ;; functions: one of type 0
    "\0a\0e\01\0c\00\41\00\41\00\41\00\1c\01\7a\1a\0b" ;; code: select of type 7a
  )
  "malformed value type")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\03\02\01\00" ;; functions: one of type 0
    "\0a\0e\01\0c\00\41\00\41\00\41\00\1c\01\ff\1a\0b" ;; code: select of type ff
  )
  "malformed value type")

;; A block type is empty, a value type or a type index; no other negative number.
;; SPEC binary-blocktype; Bblocktype
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\03\02\01\00" ;; functions: one of type 0
    "\0a\07\01\05\00\02\41\0b\0b" ;; code: block of type 41
  )
  "malformed block type")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\03\02\01\00" ;; functions: one of type 0
    "\0a\07\01\05\00\02\5f\0b\0b" ;; code: block of type 5f
  )
  "malformed block type")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\03\02\01\00" ;; functions: one of type 0
    "\0a\07\01\05\00\02\60\0b\0b" ;; code: block of type 60
  )
  "malformed block type")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\03\02\01\00" ;; functions: one of type 0
    "\0a\07\01\05\00\02\65\0b\0b" ;; code: block of type 65
  )
  "malformed block type")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\03\02\01\00" ;; functions: one of type 0
    "\0a\07\01\05\00\02\68\0b\0b" ;; code: block of type 68
  )
  "malformed block type")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\03\02\01\00" ;; functions: one of type 0
    "\0a\07\01\05\00\02\75\0b\0b" ;; code: block of type 75
  )
  "malformed block type")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\03\02\01\00" ;; functions: one of type 0
    "\0a\07\01\05\00\02\77\0b\0b" ;; code: block of type 77
  )
  "malformed block type")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\03\02\01\00" ;; functions: one of type 0
    "\0a\07\01\05\00\02\78\0b\0b" ;; code: block of type 78
  )
  "malformed block type")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\03\02\01\00" ;; functions: one of type 0
    "\0a\07\01\05\00\02\7a\0b\0b" ;; code: block of type 7a
  )
  "malformed block type")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\03\02\01\00" ;; functions: one of type 0
    "\0a\08\01\06\00\03\ff\7f\0b\0b" ;; code: loop, type -1 in two bytes
  )
  "malformed block type")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\03\02\01\00" ;; functions: one of type 0
    "\0a\0a\01\08\00\41\00\04\c0\7f\0b\0b" ;; code: if, type -64 in two bytes
  )
  "malformed block type")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\03\02\01\00" ;; functions: one of type 0
    "\0a\04\01\02\00\02" ;; code: ends after block
  )
  "unexpected end")
