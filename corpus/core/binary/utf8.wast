;; Names must be UTF-8: in imports, exports and custom sections.
;; SPEC binary-utf8, binary-name; Bname, $utf8

;; The ends of each length, U+0000, a byte order mark, characters that are none: all are names.
;; SPEC binary-utf8; $utf8
(module binary "\00\61\73\6d\01\00\00\00" "\00\01\00")
(module binary "\00\61\73\6d\01\00\00\00" "\00\02\01\00")
(module binary "\00\61\73\6d\01\00\00\00" "\00\02\01\7f")
(module binary "\00\61\73\6d\01\00\00\00" "\00\03\02\c2\80")
(module binary "\00\61\73\6d\01\00\00\00" "\00\03\02\df\bf")
(module binary "\00\61\73\6d\01\00\00\00" "\00\04\03\e0\a0\80")
(module binary "\00\61\73\6d\01\00\00\00" "\00\04\03\ed\9f\bf")
(module binary "\00\61\73\6d\01\00\00\00" "\00\04\03\ee\80\80")
(module binary "\00\61\73\6d\01\00\00\00" "\00\04\03\ef\bf\bf")
(module binary "\00\61\73\6d\01\00\00\00" "\00\05\04\ef\bb\bf\61")
(module binary "\00\61\73\6d\01\00\00\00" "\00\05\04\f0\90\80\80")
(module binary "\00\61\73\6d\01\00\00\00" "\00\05\04\f4\8f\bf\bf")
(module binary "\00\61\73\6d\01\00\00\00" "\00\04\03\ef\bf\bd")
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\01\04\01\60\00\00" ;; types: [] -> []
  "\03\02\01\00" ;; functions: one of type 0
  "\07\49\0d\00\00\00\01\00\00\00\01\7f\00\00\02\c2\80\00\00\02\df\bf\00\00\03\e0\a0\80\00\00\03\ed\9f\bf\00\00\03\ee\80\80\00\00\03\ef\bf\bf\00\00\04\ef\bb\bf\61\00\00\04\f0\90\80\80\00\00\04\f4\8f\bf\bf\00\00\03\ef\bf\bd\00\00" ;; exports: function 0 by each of these names
  "\0a\04\01\02\00\0b" ;; code
)
(assert_return (invoke ""))
(assert_return (invoke "\00"))
(assert_return (invoke "\u{10ffff}"))
(assert_return (invoke "\ef\bb\bfa"))

;; Custom section
;; SPEC binary-utf8, binary-name; Bname
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\00\02\01\80") "malformed UTF-8 encoding") ;; a continuation byte alone
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\00\02\01\bf") "malformed UTF-8 encoding") ;; a continuation byte alone
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\00\04\03\61\80\62") "malformed UTF-8 encoding") ;; a continuation byte between letters
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\00\02\01\c2") "malformed UTF-8 encoding") ;; two bytes, the second missing
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\00\03\02\c2\41") "malformed UTF-8 encoding") ;; two bytes, the second a letter
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\00\03\02\c2\c2") "malformed UTF-8 encoding") ;; two bytes, the second a lead
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\00\03\02\c0\80") "malformed UTF-8 encoding") ;; overlong U+0000
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\00\03\02\c1\bf") "malformed UTF-8 encoding") ;; overlong U+007F
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\00\02\01\df") "malformed UTF-8 encoding") ;; two bytes, cut off
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\00\04\03\e0\80\80") "malformed UTF-8 encoding") ;; overlong in three bytes
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\00\04\03\e0\9f\bf") "malformed UTF-8 encoding") ;; overlong U+07FF
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\00\03\02\e1\80") "malformed UTF-8 encoding") ;; three bytes, cut off
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\00\04\03\e1\80\41") "malformed UTF-8 encoding") ;; three bytes, the third a letter
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\00\04\03\e1\41\80") "malformed UTF-8 encoding") ;; three bytes, the second a letter
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\00\04\03\ed\a0\80") "malformed UTF-8 encoding") ;; surrogate U+D800
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\00\04\03\ed\bf\bf") "malformed UTF-8 encoding") ;; surrogate U+DFFF
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\00\07\06\ed\a0\80\ed\b0\80") "malformed UTF-8 encoding") ;; a pair of surrogates
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\00\03\02\ef\bf") "malformed UTF-8 encoding") ;; three bytes, cut off
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\00\05\04\f0\80\80\80") "malformed UTF-8 encoding") ;; overlong in four bytes
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\00\05\04\f0\8f\bf\bf") "malformed UTF-8 encoding") ;; overlong U+FFFF
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\00\04\03\f1\80\80") "malformed UTF-8 encoding") ;; four bytes, cut off
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\00\05\04\f1\80\80\41") "malformed UTF-8 encoding") ;; four bytes, the fourth a letter
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\00\05\04\f4\90\80\80") "malformed UTF-8 encoding") ;; past U+10FFFF
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\00\05\04\f5\80\80\80") "malformed UTF-8 encoding") ;; lead f5
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\00\06\05\f8\88\80\80\80") "malformed UTF-8 encoding") ;; five bytes
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\00\07\06\fc\84\80\80\80\80") "malformed UTF-8 encoding") ;; six bytes
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\00\02\01\fe") "malformed UTF-8 encoding") ;; fe
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\00\02\01\ff") "malformed UTF-8 encoding") ;; ff
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\00\03\02\ff\fe") "malformed UTF-8 encoding") ;; byte order mark of another encoding

;; Import, first name
;; SPEC binary-utf8, binary-name; Bname
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\02\08\01\01\80\01\66\03\7f\00") "malformed UTF-8 encoding") ;; a continuation byte alone
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\02\08\01\01\bf\01\66\03\7f\00") "malformed UTF-8 encoding") ;; a continuation byte alone
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\02\0a\01\03\61\80\62\01\66\03\7f\00") "malformed UTF-8 encoding") ;; a continuation byte between letters
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\02\08\01\01\c2\01\66\03\7f\00") "malformed UTF-8 encoding") ;; two bytes, the second missing
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\02\09\01\02\c2\41\01\66\03\7f\00") "malformed UTF-8 encoding") ;; two bytes, the second a letter
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\02\09\01\02\c2\c2\01\66\03\7f\00") "malformed UTF-8 encoding") ;; two bytes, the second a lead
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\02\09\01\02\c0\80\01\66\03\7f\00") "malformed UTF-8 encoding") ;; overlong U+0000
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\02\09\01\02\c1\bf\01\66\03\7f\00") "malformed UTF-8 encoding") ;; overlong U+007F
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\02\08\01\01\df\01\66\03\7f\00") "malformed UTF-8 encoding") ;; two bytes, cut off
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\02\0a\01\03\e0\80\80\01\66\03\7f\00") "malformed UTF-8 encoding") ;; overlong in three bytes
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\02\0a\01\03\e0\9f\bf\01\66\03\7f\00") "malformed UTF-8 encoding") ;; overlong U+07FF
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\02\09\01\02\e1\80\01\66\03\7f\00") "malformed UTF-8 encoding") ;; three bytes, cut off
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\02\0a\01\03\e1\80\41\01\66\03\7f\00") "malformed UTF-8 encoding") ;; three bytes, the third a letter
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\02\0a\01\03\e1\41\80\01\66\03\7f\00") "malformed UTF-8 encoding") ;; three bytes, the second a letter
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\02\0a\01\03\ed\a0\80\01\66\03\7f\00") "malformed UTF-8 encoding") ;; surrogate U+D800
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\02\0a\01\03\ed\bf\bf\01\66\03\7f\00") "malformed UTF-8 encoding") ;; surrogate U+DFFF
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\02\0d\01\06\ed\a0\80\ed\b0\80\01\66\03\7f\00") "malformed UTF-8 encoding") ;; a pair of surrogates
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\02\09\01\02\ef\bf\01\66\03\7f\00") "malformed UTF-8 encoding") ;; three bytes, cut off
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\02\0b\01\04\f0\80\80\80\01\66\03\7f\00") "malformed UTF-8 encoding") ;; overlong in four bytes
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\02\0b\01\04\f0\8f\bf\bf\01\66\03\7f\00") "malformed UTF-8 encoding") ;; overlong U+FFFF
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\02\0a\01\03\f1\80\80\01\66\03\7f\00") "malformed UTF-8 encoding") ;; four bytes, cut off
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\02\0b\01\04\f1\80\80\41\01\66\03\7f\00") "malformed UTF-8 encoding") ;; four bytes, the fourth a letter
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\02\0b\01\04\f4\90\80\80\01\66\03\7f\00") "malformed UTF-8 encoding") ;; past U+10FFFF
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\02\0b\01\04\f5\80\80\80\01\66\03\7f\00") "malformed UTF-8 encoding") ;; lead f5
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\02\0c\01\05\f8\88\80\80\80\01\66\03\7f\00") "malformed UTF-8 encoding") ;; five bytes
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\02\0d\01\06\fc\84\80\80\80\80\01\66\03\7f\00") "malformed UTF-8 encoding") ;; six bytes
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\02\08\01\01\fe\01\66\03\7f\00") "malformed UTF-8 encoding") ;; fe
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\02\08\01\01\ff\01\66\03\7f\00") "malformed UTF-8 encoding") ;; ff
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\02\09\01\02\ff\fe\01\66\03\7f\00") "malformed UTF-8 encoding") ;; byte order mark of another encoding

;; Import, second name
;; SPEC binary-utf8, binary-name; Bname
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\02\08\01\01\6d\01\80\03\7f\00") "malformed UTF-8 encoding") ;; a continuation byte alone
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\02\08\01\01\6d\01\bf\03\7f\00") "malformed UTF-8 encoding") ;; a continuation byte alone
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\02\0a\01\01\6d\03\61\80\62\03\7f\00") "malformed UTF-8 encoding") ;; a continuation byte between letters
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\02\08\01\01\6d\01\c2\03\7f\00") "malformed UTF-8 encoding") ;; two bytes, the second missing
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\02\09\01\01\6d\02\c2\41\03\7f\00") "malformed UTF-8 encoding") ;; two bytes, the second a letter
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\02\09\01\01\6d\02\c2\c2\03\7f\00") "malformed UTF-8 encoding") ;; two bytes, the second a lead
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\02\09\01\01\6d\02\c0\80\03\7f\00") "malformed UTF-8 encoding") ;; overlong U+0000
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\02\09\01\01\6d\02\c1\bf\03\7f\00") "malformed UTF-8 encoding") ;; overlong U+007F
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\02\08\01\01\6d\01\df\03\7f\00") "malformed UTF-8 encoding") ;; two bytes, cut off
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\02\0a\01\01\6d\03\e0\80\80\03\7f\00") "malformed UTF-8 encoding") ;; overlong in three bytes
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\02\0a\01\01\6d\03\e0\9f\bf\03\7f\00") "malformed UTF-8 encoding") ;; overlong U+07FF
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\02\09\01\01\6d\02\e1\80\03\7f\00") "malformed UTF-8 encoding") ;; three bytes, cut off
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\02\0a\01\01\6d\03\e1\80\41\03\7f\00") "malformed UTF-8 encoding") ;; three bytes, the third a letter
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\02\0a\01\01\6d\03\e1\41\80\03\7f\00") "malformed UTF-8 encoding") ;; three bytes, the second a letter
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\02\0a\01\01\6d\03\ed\a0\80\03\7f\00") "malformed UTF-8 encoding") ;; surrogate U+D800
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\02\0a\01\01\6d\03\ed\bf\bf\03\7f\00") "malformed UTF-8 encoding") ;; surrogate U+DFFF
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\02\0d\01\01\6d\06\ed\a0\80\ed\b0\80\03\7f\00") "malformed UTF-8 encoding") ;; a pair of surrogates
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\02\09\01\01\6d\02\ef\bf\03\7f\00") "malformed UTF-8 encoding") ;; three bytes, cut off
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\02\0b\01\01\6d\04\f0\80\80\80\03\7f\00") "malformed UTF-8 encoding") ;; overlong in four bytes
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\02\0b\01\01\6d\04\f0\8f\bf\bf\03\7f\00") "malformed UTF-8 encoding") ;; overlong U+FFFF
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\02\0a\01\01\6d\03\f1\80\80\03\7f\00") "malformed UTF-8 encoding") ;; four bytes, cut off
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\02\0b\01\01\6d\04\f1\80\80\41\03\7f\00") "malformed UTF-8 encoding") ;; four bytes, the fourth a letter
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\02\0b\01\01\6d\04\f4\90\80\80\03\7f\00") "malformed UTF-8 encoding") ;; past U+10FFFF
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\02\0b\01\01\6d\04\f5\80\80\80\03\7f\00") "malformed UTF-8 encoding") ;; lead f5
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\02\0c\01\01\6d\05\f8\88\80\80\80\03\7f\00") "malformed UTF-8 encoding") ;; five bytes
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\02\0d\01\01\6d\06\fc\84\80\80\80\80\03\7f\00") "malformed UTF-8 encoding") ;; six bytes
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\02\08\01\01\6d\01\fe\03\7f\00") "malformed UTF-8 encoding") ;; fe
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\02\08\01\01\6d\01\ff\03\7f\00") "malformed UTF-8 encoding") ;; ff
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\02\09\01\01\6d\02\ff\fe\03\7f\00") "malformed UTF-8 encoding") ;; byte order mark of another encoding

;; Export
;; SPEC binary-utf8, binary-export; Bname, Bexport
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\05\03\01\00\00" "\07\05\01\01\80\02\00") "malformed UTF-8 encoding") ;; a continuation byte alone
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\05\03\01\00\00" "\07\05\01\01\bf\02\00") "malformed UTF-8 encoding") ;; a continuation byte alone
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\05\03\01\00\00" "\07\07\01\03\61\80\62\02\00") "malformed UTF-8 encoding") ;; a continuation byte between letters
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\05\03\01\00\00" "\07\05\01\01\c2\02\00") "malformed UTF-8 encoding") ;; two bytes, the second missing
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\05\03\01\00\00" "\07\06\01\02\c2\41\02\00") "malformed UTF-8 encoding") ;; two bytes, the second a letter
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\05\03\01\00\00" "\07\06\01\02\c2\c2\02\00") "malformed UTF-8 encoding") ;; two bytes, the second a lead
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\05\03\01\00\00" "\07\06\01\02\c0\80\02\00") "malformed UTF-8 encoding") ;; overlong U+0000
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\05\03\01\00\00" "\07\06\01\02\c1\bf\02\00") "malformed UTF-8 encoding") ;; overlong U+007F
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\05\03\01\00\00" "\07\05\01\01\df\02\00") "malformed UTF-8 encoding") ;; two bytes, cut off
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\05\03\01\00\00" "\07\07\01\03\e0\80\80\02\00") "malformed UTF-8 encoding") ;; overlong in three bytes
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\05\03\01\00\00" "\07\07\01\03\e0\9f\bf\02\00") "malformed UTF-8 encoding") ;; overlong U+07FF
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\05\03\01\00\00" "\07\06\01\02\e1\80\02\00") "malformed UTF-8 encoding") ;; three bytes, cut off
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\05\03\01\00\00" "\07\07\01\03\e1\80\41\02\00") "malformed UTF-8 encoding") ;; three bytes, the third a letter
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\05\03\01\00\00" "\07\07\01\03\e1\41\80\02\00") "malformed UTF-8 encoding") ;; three bytes, the second a letter
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\05\03\01\00\00" "\07\07\01\03\ed\a0\80\02\00") "malformed UTF-8 encoding") ;; surrogate U+D800
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\05\03\01\00\00" "\07\07\01\03\ed\bf\bf\02\00") "malformed UTF-8 encoding") ;; surrogate U+DFFF
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\05\03\01\00\00" "\07\0a\01\06\ed\a0\80\ed\b0\80\02\00") "malformed UTF-8 encoding") ;; a pair of surrogates
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\05\03\01\00\00" "\07\06\01\02\ef\bf\02\00") "malformed UTF-8 encoding") ;; three bytes, cut off
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\05\03\01\00\00" "\07\08\01\04\f0\80\80\80\02\00") "malformed UTF-8 encoding") ;; overlong in four bytes
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\05\03\01\00\00" "\07\08\01\04\f0\8f\bf\bf\02\00") "malformed UTF-8 encoding") ;; overlong U+FFFF
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\05\03\01\00\00" "\07\07\01\03\f1\80\80\02\00") "malformed UTF-8 encoding") ;; four bytes, cut off
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\05\03\01\00\00" "\07\08\01\04\f1\80\80\41\02\00") "malformed UTF-8 encoding") ;; four bytes, the fourth a letter
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\05\03\01\00\00" "\07\08\01\04\f4\90\80\80\02\00") "malformed UTF-8 encoding") ;; past U+10FFFF
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\05\03\01\00\00" "\07\08\01\04\f5\80\80\80\02\00") "malformed UTF-8 encoding") ;; lead f5
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\05\03\01\00\00" "\07\09\01\05\f8\88\80\80\80\02\00") "malformed UTF-8 encoding") ;; five bytes
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\05\03\01\00\00" "\07\0a\01\06\fc\84\80\80\80\80\02\00") "malformed UTF-8 encoding") ;; six bytes
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\05\03\01\00\00" "\07\05\01\01\fe\02\00") "malformed UTF-8 encoding") ;; fe
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\05\03\01\00\00" "\07\05\01\01\ff\02\00") "malformed UTF-8 encoding") ;; ff
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\05\03\01\00\00" "\07\06\01\02\ff\fe\02\00") "malformed UTF-8 encoding") ;; byte order mark of another encoding
