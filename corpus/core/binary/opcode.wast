;; Bytes that are no instruction.
;; SPEC binary-instr

;; One byte
;; SPEC binary-instr
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\05\01\03\00\16\0b") "illegal opcode 16")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\05\01\03\00\17\0b") "illegal opcode 17")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\05\01\03\00\1d\0b") "illegal opcode 1d")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\05\01\03\00\1e\0b") "illegal opcode 1e")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\05\01\03\00\27\0b") "illegal opcode 27")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\05\01\03\00\c5\0b") "illegal opcode c5")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\05\01\03\00\c6\0b") "illegal opcode c6")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\05\01\03\00\c7\0b") "illegal opcode c7")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\05\01\03\00\c8\0b") "illegal opcode c8")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\05\01\03\00\c9\0b") "illegal opcode c9")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\05\01\03\00\ca\0b") "illegal opcode ca")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\05\01\03\00\cb\0b") "illegal opcode cb")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\05\01\03\00\cc\0b") "illegal opcode cc")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\05\01\03\00\cd\0b") "illegal opcode cd")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\05\01\03\00\ce\0b") "illegal opcode ce")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\05\01\03\00\cf\0b") "illegal opcode cf")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\05\01\03\00\d7\0b") "illegal opcode d7")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\05\01\03\00\d8\0b") "illegal opcode d8")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\05\01\03\00\d9\0b") "illegal opcode d9")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\05\01\03\00\da\0b") "illegal opcode da")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\05\01\03\00\db\0b") "illegal opcode db")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\05\01\03\00\dc\0b") "illegal opcode dc")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\05\01\03\00\dd\0b") "illegal opcode dd")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\05\01\03\00\de\0b") "illegal opcode de")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\05\01\03\00\df\0b") "illegal opcode df")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\05\01\03\00\e0\0b") "illegal opcode e0")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\05\01\03\00\e1\0b") "illegal opcode e1")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\05\01\03\00\e2\0b") "illegal opcode e2")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\05\01\03\00\e3\0b") "illegal opcode e3")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\05\01\03\00\e4\0b") "illegal opcode e4")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\05\01\03\00\e5\0b") "illegal opcode e5")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\05\01\03\00\e6\0b") "illegal opcode e6")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\05\01\03\00\e7\0b") "illegal opcode e7")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\05\01\03\00\e8\0b") "illegal opcode e8")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\05\01\03\00\e9\0b") "illegal opcode e9")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\05\01\03\00\ea\0b") "illegal opcode ea")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\05\01\03\00\eb\0b") "illegal opcode eb")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\05\01\03\00\ec\0b") "illegal opcode ec")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\05\01\03\00\ed\0b") "illegal opcode ed")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\05\01\03\00\ee\0b") "illegal opcode ee")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\05\01\03\00\ef\0b") "illegal opcode ef")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\05\01\03\00\f0\0b") "illegal opcode f0")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\05\01\03\00\f1\0b") "illegal opcode f1")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\05\01\03\00\f2\0b") "illegal opcode f2")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\05\01\03\00\f3\0b") "illegal opcode f3")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\05\01\03\00\f4\0b") "illegal opcode f4")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\05\01\03\00\f5\0b") "illegal opcode f5")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\05\01\03\00\f6\0b") "illegal opcode f6")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\05\01\03\00\f7\0b") "illegal opcode f7")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\05\01\03\00\f8\0b") "illegal opcode f8")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\05\01\03\00\f9\0b") "illegal opcode f9")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\05\01\03\00\fa\0b") "illegal opcode fa")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\05\01\03\00\ff\0b") "illegal opcode ff")

;; After the prefix FC
;; SPEC binary-instr-memory, binary-cvtop-trunc-sat
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\06\01\04\00\fc\12\0b") "illegal opcode fc 12")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\06\01\04\00\fc\17\0b") "illegal opcode fc 17")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\06\01\04\00\fc\18\0b") "illegal opcode fc 18")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\06\01\04\00\fc\1f\0b") "illegal opcode fc 1f")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\06\01\04\00\fc\3f\0b") "illegal opcode fc 3f")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\06\01\04\00\fc\40\0b") "illegal opcode fc 40")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\06\01\04\00\fc\7f\0b") "illegal opcode fc 7f")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\07\01\05\00\fc\80\01\0b") "illegal opcode fc 80")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\07\01\05\00\fc\ff\01\0b") "illegal opcode fc ff")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\08\01\06\00\fc\80\80\04\0b") "illegal opcode fc 10000")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\0a\01\08\00\fc\ff\ff\ff\ff\0f\0b") "illegal opcode fc ffffffff")

;; After the prefix FB
;; SPEC binary-instr-aggr
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\06\01\04\00\fb\1f\0b") "illegal opcode fb 1f")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\06\01\04\00\fb\40\0b") "illegal opcode fb 40")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\07\01\05\00\fb\80\01\0b") "illegal opcode fb 80")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\08\01\06\00\fb\80\80\04\0b") "illegal opcode fb 10000")

;; The number after a prefix is in LEB128, which may take more than one byte.
;; SPEC binary-cvtop-trunc-sat
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\01\05\01\60\00\01\7f" ;; types: [] -> [i32]
  "\03\02\01\00" ;; functions: one of type 0
  "\07\05\01\01\66\00\00" ;; exports
  "\0a\0d\01\0b\00\43\00\00\c0\7f\fc\80\80\00\0b" ;; code: i32.trunc_sat_f32_s of NaN, operation in three bytes
)
(assert_return (invoke "f") (i32.const 0))

;; An instruction in a constant expression is decoded like any other.
;; SPEC binary-expr; Bexpr
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\06\05\01\7f\00\ff\0b" ;; globals: ff
  )
  "illegal opcode ff")
