;; Tag section, tag imports and exports, opcodes of exceptions, byte by byte.
;; SPEC binary-tagsec, binary-tag, binary-tagtype, binary-throw, binary-throw_ref, binary-try_table, binary-catch

;; Section 13 stands between memories and globals; a tag is 00 and a type index.
;; SPEC binary-tagsec, binary-tag, binary-tagtype, binary-module; Btagsec, Btag, Btagtype, Bmodule
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\01\08\02\60\00\00\60\01\7f\00" ;; types: [] -> [], i32 -> []
  "\05\03\01\00\00" ;; memories
  "\0d\05\02\00\01\00\00" ;; tags: two
  "\06\06\01\7f\00\41\00\0b" ;; globals: one
)
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\01\08\02\60\00\00\60\01\7f\00" ;; types: [] -> [], i32 -> []
  "\0d\01\00" ;; tags: none
)
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\01\08\02\60\00\00\60\01\7f\00" ;; types: [] -> [], i32 -> []
  "\0d\07\01\00\81\80\80\80\00" ;; tags: a padded index
)
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\08\02\60\00\00\60\01\7f\00" ;; types: [] -> [], i32 -> []
    "\06\06\01\7f\00\41\00\0b" ;; globals: one
    "\0d\03\01\00\00" ;; tags: after globals
  )
  "unexpected content after last section")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\08\02\60\00\00\60\01\7f\00" ;; types: [] -> [], i32 -> []
    "\0d\03\01\00\00" ;; tags: before memories
    "\05\03\01\00\00" ;; memories
  )
  "unexpected content after last section")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\08\02\60\00\00\60\01\7f\00" ;; types: [] -> [], i32 -> []
    "\0d\03\01\00\00" ;; tags: one
    "\0d\03\01\00\00" ;; tags: and one more section
  )
  "unexpected content after last section")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\08\02\60\00\00\60\01\7f\00" ;; types: [] -> [], i32 -> []
    "\0d\03\01\01\00" ;; tags: attribute 1
  )
  "malformed tag attribute")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\08\02\60\00\00\60\01\7f\00" ;; types: [] -> [], i32 -> []
    "\0d\03\01\ff\00" ;; tags: attribute ff
  )
  "malformed tag attribute")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\08\02\60\00\00\60\01\7f\00" ;; types: [] -> [], i32 -> []
    "\0d\03\02\00\00" ;; tags: two promised, one there
  )
  "unexpected end")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\08\02\60\00\00\60\01\7f\00" ;; types: [] -> [], i32 -> []
    "\0d\04\01\00\00\00" ;; tags: one byte more
  )
  "section size mismatch")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\08\02\60\00\00\60\01\7f\00" ;; types: [] -> [], i32 -> []
    "\0d\02\01\00" ;; tags: no index
  )
  "unexpected end")
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\08\02\60\00\00\60\01\7f\00" ;; types: [] -> [], i32 -> []
    "\0d\03\01\00\02" ;; tags: type 2
  )
  "unknown type")

;; Imports and exports of kind 4
;; SPEC binary-import, binary-externtype, binary-export, binary-externidx; Bexterntype, Bexternidx
(module $t binary
  "\00\61\73\6d\01\00\00\00"
  "\01\05\01\60\01\7f\00" ;; types: i32 -> []
  "\0d\03\01\00\00" ;; tags: one
  "\07\05\01\01\74\04\00" ;; exports: the tag as t
)
(register "t" $t)
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\01\05\01\60\01\7f\00" ;; types: i32 -> []
  "\02\08\01\01\74\01\74\04\00\00" ;; imports: tag t of t
  "\07\05\01\01\75\04\00" ;; exports: the tag as u
)
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types
    "\02\08\01\01\74\01\74\04\01\00" ;; imports: attribute 1
  )
  "malformed tag attribute")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types
    "\02\08\01\01\74\01\74\05\00\00" ;; imports: kind 5
  )
  "malformed import kind")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types
    "\0d\03\01\00\00" ;; tags: one
    "\07\05\01\01\75\05\00" ;; exports: kind 5
  )
  "malformed export kind")
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types
    "\0d\03\01\00\00" ;; tags: one
    "\07\05\01\01\75\04\01" ;; exports: tag 1
  )
  "unknown tag")

;; 08 throw, 0a throw_ref, 1f try_table with clauses 00 to 03; labels of clauses count from outside of it.
;; SPEC binary-throw, binary-throw_ref, binary-try_table, binary-catch; Binstr/control, Bcatch
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\01\0e\03\60\01\7f\00\60\00\01\7f\60\00\02\7f\69" ;; types: i32 -> [], [] -> i32, [] -> i32 exnref
  "\03\08\07\01\01\01\01\01\01\01" ;; functions
  "\0d\03\01\00\00" ;; tags: i32
  "\07\4a\07\05\63\61\74\63\68\00\00\09\63\61\74\63\68\5f\72\65\66\00\01\09\63\61\74\63\68\5f\61\6c\6c\00\02\0d\63\61\74\63\68\5f\61\6c\6c\5f\72\65\66\00\03\09\74\68\72\6f\77\5f\72\65\66\00\04\04\6e\6f\6e\65\00\05\03\74\77\6f\00\06" ;; exports: each by its name
  "\0a\8c\01\07" ;; code
  "\11\00\02\7f\1f\40\01\00\00\00\41\05\08\00\0b\00\0b\0b" ;; catch
  "\12\00\02\02\1f\40\01\01\00\00\41\06\08\00\0b\00\0b\1a\0b" ;; catch_ref
  "\12\00\02\40\1f\40\01\02\00\41\07\08\00\0b\00\0b\41\01\0b" ;; catch_all
  "\13\00\02\69\1f\40\01\03\00\41\08\08\00\0b\00\0b\1a\41\02\0b" ;; catch_all_ref
  "\1c\00\02\7f\1f\40\01\00\00\00\02\69\1f\40\01\03\00\41\09\08\00\0b\00\0b\0a\0b\00\0b\0b" ;; throw_ref
  "\08\00\1f\7f\00\41\0a\0b\0b" ;; none
  "\18\00\02\7f\02\40\1f\40\02\02\00\00\00\01\41\0b\08\00\0b\00\0b\41\03\0b\0b" ;; two
)
(assert_return (invoke "catch") (i32.const 5))
(assert_return (invoke "catch_ref") (i32.const 6))
(assert_return (invoke "catch_all") (i32.const 1))
(assert_return (invoke "catch_all_ref") (i32.const 2))
(assert_return (invoke "throw_ref") (i32.const 9))
(assert_return (invoke "none") (i32.const 10))
(assert_return (invoke "two") (i32.const 3))
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types
    "\03\02\01\00" ;; functions
    "\0d\03\01\00\00" ;; tags: one
    "\0a\0a\01\08\00\1f\40\01\04\00\0b\0b" ;; code: a clause of kind 4
  )
  "malformed catch clause")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types
    "\03\02\01\00" ;; functions
    "\0d\03\01\00\00" ;; tags: one
    "\0a\0b\01\09\00\1f\40\01\ff\00\00\0b\0b" ;; code: a clause of kind ff
  )
  "malformed catch clause")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types
    "\03\02\01\00" ;; functions
    "\0d\03\01\00\00" ;; tags: one
    "\0a\08\01\06\00\1f\41\00\0b\0b" ;; code: block type 41
  )
  "malformed block type")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types
    "\03\02\01\00" ;; functions
    "\0d\03\01\00\00" ;; tags: one
    "\0a\06\01\04\00\1f\40\00" ;; code: try_table without end
  )
  "unexpected end")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types
    "\03\02\01\00" ;; functions
    "\0d\03\01\00\00" ;; tags: one
    "\0a\08\01\06\00\1f\40\01\00\00" ;; code: a clause without label
  )
  "unexpected end")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types
    "\03\02\01\00" ;; functions
    "\0d\03\01\00\00" ;; tags: one
    "\0a\04\01\02\00\08" ;; code: throw without index
  )
  "unexpected end")
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types
    "\03\02\01\00" ;; functions
    "\0d\03\01\00\00" ;; tags: one
    "\0a\06\01\04\00\08\01\0b" ;; code: throw 1
  )
  "unknown tag")
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types
    "\03\02\01\00" ;; functions
    "\0d\03\01\00\00" ;; tags: one
    "\0a\0b\01\09\00\1f\40\01\00\01\00\0b\0b" ;; code: catch of tag 1
  )
  "unknown tag")
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types
    "\03\02\01\00" ;; functions
    "\0d\03\01\00\00" ;; tags: one
    "\0a\0a\01\08\00\1f\40\01\02\01\0b\0b" ;; code: catch_all to label 1
  )
  "unknown label")
