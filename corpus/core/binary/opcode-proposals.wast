;; Opcodes that proposals use and the core does not know.
;; SPEC binary-instr

;; 06, 07, 09, 18 and 19, once exception handling: malformed
;; SPEC binary-instr-control; Binstr/control
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\07\01\05\00\06\40\0b\0b") "illegal opcode 06")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\06\01\04\00\07\00\0b") "illegal opcode 07")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\06\01\04\00\09\00\0b") "illegal opcode 09")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\06\01\04\00\18\00\0b") "illegal opcode 18")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\05\01\03\00\19\0b") "illegal opcode 19")

;; The prefix FE, atomic memory access to threads; FC 13 to 16, wide arithmetic: malformed
;; SPEC binary-instr
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\06\01\04\00\fe\00\0b") "illegal opcode fe")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\07\01\05\00\fe\03\00\0b") "illegal opcode fe")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\06\01\04\00\fc\13\0b") "illegal opcode fc 13")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\06\01\04\00\fc\16\0b") "illegal opcode fc 16")
