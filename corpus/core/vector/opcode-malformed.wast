;; Bytes after the prefix FD that are no instruction, spellings of the number, immediates cut short.
;; SPEC binary-instr-vec, binary-laneidx

;; Numbers that no vector instruction has
;; SPEC binary-instr-vec
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\07\01\05\00\fd\9a\01\0b") "illegal opcode fd 9a")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\07\01\05\00\fd\a2\01\0b") "illegal opcode fd a2")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\07\01\05\00\fd\a5\01\0b") "illegal opcode fd a5")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\07\01\05\00\fd\a6\01\0b") "illegal opcode fd a6")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\07\01\05\00\fd\af\01\0b") "illegal opcode fd af")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\07\01\05\00\fd\b0\01\0b") "illegal opcode fd b0")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\07\01\05\00\fd\b2\01\0b") "illegal opcode fd b2")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\07\01\05\00\fd\b3\01\0b") "illegal opcode fd b3")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\07\01\05\00\fd\b4\01\0b") "illegal opcode fd b4")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\07\01\05\00\fd\bb\01\0b") "illegal opcode fd bb")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\07\01\05\00\fd\c2\01\0b") "illegal opcode fd c2")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\07\01\05\00\fd\c5\01\0b") "illegal opcode fd c5")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\07\01\05\00\fd\c6\01\0b") "illegal opcode fd c6")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\07\01\05\00\fd\cf\01\0b") "illegal opcode fd cf")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\07\01\05\00\fd\d0\01\0b") "illegal opcode fd d0")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\07\01\05\00\fd\d2\01\0b") "illegal opcode fd d2")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\07\01\05\00\fd\d3\01\0b") "illegal opcode fd d3")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\07\01\05\00\fd\d4\01\0b") "illegal opcode fd d4")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\07\01\05\00\fd\e2\01\0b") "illegal opcode fd e2")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\07\01\05\00\fd\ee\01\0b") "illegal opcode fd ee")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\07\01\05\00\fd\94\02\0b") "illegal opcode fd 114")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\07\01\05\00\fd\9f\02\0b") "illegal opcode fd 11f")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\07\01\05\00\fd\80\7f\0b") "illegal opcode fd 3f80")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\0a\01\08\00\fd\ff\ff\ff\ff\0f\0b") "illegal opcode fd ffffffff")

;; The number is a u32: it may be padded to five bytes, no further.
;; SPEC binary-instr-vec, binary-uint; Binstr/vec-bin-i8x16
(module binary
  "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00"
  "\0a\1d\01\1b\00\fd\0c\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\fd\cd\80\80\80\00\1a\0b" ;; v128.const 0, v128.not as fd cd 80 80 80 00, drop
)
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\1e\01\1c\00\fd\0c\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\fd\cd\80\80\80\80\00\1a\0b") "integer representation too long")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\1d\01\1b\00\fd\0c\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\fd\cd\80\80\80\10\1a\0b") "integer too large")

;; Immediates: sixteen bytes of a constant, sixteen lanes of a shuffle, one byte a lane; none may be missing.
;; SPEC binary-instr-vec, binary-laneidx, binary-vshuffle; Blaneidx, Binstr/vec-const, Binstr/vec-shuffle
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\04\01\02\00\fd") "unexpected end") ;; the number itself
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\14\01\12\00\fd\0c\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00") "unexpected end") ;; fifteen bytes of v128.const
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\14\01\12\00\fd\0d\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00") "unexpected end") ;; fifteen lanes of i8x16.shuffle
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\05\01\03\00\fd\15") "unexpected end") ;; no lane of i8x16.extract_lane_s
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\05\01\03\00\fd\00") "unexpected end") ;; no alignment of v128.load
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\06\01\04\00\fd\00\04") "unexpected end") ;; no offset of v128.load
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\07\01\05\00\fd\54\00\00") "unexpected end") ;; no lane of v128.load8_lane
