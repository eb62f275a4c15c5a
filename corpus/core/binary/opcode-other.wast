;; The opcodes of control, variables, tables, memories, references and constants, told apart by what they do.
;; SPEC binary-instr-parametric, binary-instr-control, binary-instr-variable, binary-instr-table, binary-instr-memory, binary-instr-ref, binary-const
;; SPEC binary-block, binary-loop, binary-if, binary-br, binary-br_if, binary-br_table, binary-return, binary-call, binary-call_indirect, binary-load, binary-loadn, binary-store, binary-storen, binary-float
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\01\11\04\60\00\01\7f\60\00\01\7e\60\00\01\7d\60\00\01\7c" ;; types: [] -> [i32], [i64], [f32], [f64]
  "\03\46\45\00\00\01\02\03\00\00\00\00\01\01\01\01\01\01\01\01\01\01\01\01\01\01\01\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\01\02\03\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00" ;; functions
  "\04\07\02\70\00\08\6f\00\04" ;; tables: 8 funcref, 4 externref
  "\05\03\01\00\01" ;; memory: 1
  "\06\0c\02\7f\00\41\c6\00\0b\7f\01\41\00\0b" ;; globals: i32 70, mutable i32 0
  "\07\ca\06\45" ;; exports: each by its name
  "\03one\00\00"
  "\08i32.load\00\01"
  "\08i64.load\00\02"
  "\08f32.load\00\03"
  "\08f64.load\00\04"
  "\0bi32.load8_s\00\05"
  "\0bi32.load8_u\00\06"
  "\0ci32.load16_s\00\07"
  "\0ci32.load16_u\00\08"
  "\0bi64.load8_s\00\09"
  "\0bi64.load8_u\00\0a"
  "\0ci64.load16_s\00\0b"
  "\0ci64.load16_u\00\0c"
  "\0ci64.load32_s\00\0d"
  "\0ci64.load32_u\00\0e"
  "\09i32.store\00\0f"
  "\09i64.store\00\10"
  "\09f32.store\00\11"
  "\09f64.store\00\12"
  "\0ai32.store8\00\13"
  "\0bi32.store16\00\14"
  "\0ai64.store8\00\15"
  "\0bi64.store16\00\16"
  "\0bi64.store32\00\17"
  "\0bmemory.size\00\18"
  "\0bmemory.grow\00\19"
  "\0bmemory.fill\00\1a"
  "\0bmemory.copy\00\1b"
  "\0bmemory.init\00\1c"
  "\09data.drop\00\1d"
  "\09table.get\00\1e"
  "\09table.set\00\1f"
  "\0atable.size\00\20"
  "\0atable.grow\00\21"
  "\0atable.fill\00\22"
  "\0atable.copy\00\23"
  "\0atable.init\00\24"
  "\09elem.drop\00\25"
  "\08ref.null\00\26"
  "\0fref.null extern\00\27"
  "\08ref.func\00\28"
  "\0bref.is_null\00\29"
  "\09local.get\00\2a"
  "\09local.set\00\2b"
  "\09local.tee\00\2c"
  "\0aglobal.get\00\2d"
  "\0aglobal.set\00\2e"
  "\09i32.const\00\2f"
  "\09i64.const\00\30"
  "\09f32.const\00\31"
  "\09f64.const\00\32"
  "\0bunreachable\00\33"
  "\03nop\00\34"
  "\04drop\00\35"
  "\06select\00\36"
  "\0aselect i32\00\37"
  "\05block\00\38"
  "\0fblock of a type\00\39"
  "\0bblock empty\00\3a"
  "\04loop\00\3b"
  "\02if\00\3c"
  "\04else\00\3d"
  "\0fif without else\00\3e"
  "\02br\00\3f"
  "\05br_if\00\40"
  "\08br_table\00\41"
  "\06return\00\42"
  "\04call\00\43"
  "\0dcall_indirect\00\44"
  "\09\0b\02\00\41\01\0b\01\00\01\00\01\00" ;; elements: active at 1, passive, both function 0
  "\0c\01\02" ;; data count
  "\0a\f6\07\45" ;; code: each with one i32 local
  "\07\01\01\7f\41\e3\00\0b" ;; one
  "\09\01\01\7f\41\00\28\02\00\0b" ;; i32.load
  "\09\01\01\7f\41\00\29\03\00\0b" ;; i64.load
  "\09\01\01\7f\41\00\2a\02\00\0b" ;; f32.load
  "\09\01\01\7f\41\00\2b\03\00\0b" ;; f64.load
  "\09\01\01\7f\41\00\2c\00\00\0b" ;; i32.load8_s
  "\09\01\01\7f\41\00\2d\00\00\0b" ;; i32.load8_u
  "\09\01\01\7f\41\00\2e\01\00\0b" ;; i32.load16_s
  "\09\01\01\7f\41\00\2f\01\00\0b" ;; i32.load16_u
  "\09\01\01\7f\41\00\30\00\00\0b" ;; i64.load8_s
  "\09\01\01\7f\41\00\31\00\00\0b" ;; i64.load8_u
  "\09\01\01\7f\41\00\32\01\00\0b" ;; i64.load16_s
  "\09\01\01\7f\41\00\33\01\00\0b" ;; i64.load16_u
  "\09\01\01\7f\41\00\34\02\00\0b" ;; i64.load32_s
  "\09\01\01\7f\41\00\35\02\00\0b" ;; i64.load32_u
  "\1e\01\01\7f\41\10\41\ee\01\41\08\fc\0b\00\41\10\41\f8\ac\d1\91\01\36\02\00\41\10\29\03\00\0b" ;; i32.store
  "\22\01\01\7f\41\10\41\ee\01\41\08\fc\0b\00\41\10\42\f0\bd\f3\d5\89\cf\95\9a\12\37\03\00\41\10\29\03\00\0b" ;; i64.store
  "\1d\01\01\7f\41\10\41\ee\01\41\08\fc\0b\00\41\10\43\00\00\c0\3f\38\02\00\41\10\29\03\00\0b" ;; f32.store
  "\21\01\01\7f\41\10\41\ee\01\41\08\fc\0b\00\41\10\44\00\00\00\00\00\00\f8\3f\39\03\00\41\10\29\03\00\0b" ;; f64.store
  "\1e\01\01\7f\41\10\41\ee\01\41\08\fc\0b\00\41\10\41\f8\ac\d1\91\01\3a\00\00\41\10\29\03\00\0b" ;; i32.store8
  "\1e\01\01\7f\41\10\41\ee\01\41\08\fc\0b\00\41\10\41\f8\ac\d1\91\01\3b\01\00\41\10\29\03\00\0b" ;; i32.store16
  "\22\01\01\7f\41\10\41\ee\01\41\08\fc\0b\00\41\10\42\f0\bd\f3\d5\89\cf\95\9a\12\3c\00\00\41\10\29\03\00\0b" ;; i64.store8
  "\22\01\01\7f\41\10\41\ee\01\41\08\fc\0b\00\41\10\42\f0\bd\f3\d5\89\cf\95\9a\12\3d\01\00\41\10\29\03\00\0b" ;; i64.store16
  "\22\01\01\7f\41\10\41\ee\01\41\08\fc\0b\00\41\10\42\f0\bd\f3\d5\89\cf\95\9a\12\3e\02\00\41\10\29\03\00\0b" ;; i64.store32
  "\06\01\01\7f\3f\00\0b" ;; memory.size
  "\08\01\01\7f\41\00\40\00\0b" ;; memory.grow
  "\12\01\01\7f\41\20\41\07\41\02\fc\0b\00\41\20\28\02\00\0b" ;; memory.fill
  "\13\01\01\7f\41\28\41\01\41\02\fc\0a\00\00\41\28\28\02\00\0b" ;; memory.copy
  "\13\01\01\7f\41\30\41\01\41\02\fc\08\01\00\41\30\28\02\00\0b" ;; memory.init
  "\13\01\01\7f\fc\09\01\41\30\41\00\41\01\fc\08\01\00\41\00\0b" ;; data.drop
  "\09\01\01\7f\41\01\25\00\d1\0b" ;; table.get
  "\0f\01\01\7f\41\02\d2\00\26\00\41\02\25\00\d1\0b" ;; table.set
  "\07\01\01\7f\fc\10\01\0b" ;; table.size
  "\0b\01\01\7f\d0\70\41\02\fc\0f\00\0b" ;; table.grow
  "\12\01\01\7f\41\03\d2\00\41\01\fc\11\00\41\03\25\00\d1\0b" ;; table.fill
  "\13\01\01\7f\41\04\41\01\41\01\fc\0e\00\00\41\04\25\00\d1\0b" ;; table.copy
  "\13\01\01\7f\41\05\41\00\41\01\fc\0c\01\00\41\05\25\00\d1\0b" ;; table.init
  "\13\01\01\7f\fc\0d\01\41\05\41\00\41\01\fc\0c\01\00\41\00\0b" ;; elem.drop
  "\07\01\01\7f\d0\70\d1\0b" ;; ref.null
  "\07\01\01\7f\d0\6f\d1\0b" ;; ref.null extern
  "\07\01\01\7f\d2\00\d1\0b" ;; ref.func
  "\09\01\01\7f\41\07\25\00\d1\0b" ;; ref.is_null
  "\06\01\01\7f\20\00\0b" ;; local.get
  "\0a\01\01\7f\41\05\21\00\20\00\0b" ;; local.set
  "\0b\01\01\7f\41\06\22\00\20\00\6a\0b" ;; local.tee
  "\06\01\01\7f\23\00\0b" ;; global.get
  "\0b\01\01\7f\41\c7\00\24\01\23\01\0b" ;; global.set
  "\06\01\01\7f\41\7e\0b" ;; i32.const
  "\06\01\01\7f\42\7d\0b" ;; i64.const
  "\09\01\01\7f\43\00\00\c0\3f\0b" ;; f32.const
  "\0d\01\01\7f\44\00\00\00\00\00\00\f8\bf\0b" ;; f64.const
  "\05\01\01\7f\00\0b" ;; unreachable
  "\08\01\01\7f\01\41\01\01\0b" ;; nop
  "\09\01\01\7f\41\01\41\02\1a\0b" ;; drop
  "\0b\01\01\7f\41\01\41\02\41\00\1b\0b" ;; select
  "\0d\01\01\7f\41\01\41\02\41\00\1c\01\7f\0b" ;; select i32
  "\09\01\01\7f\02\7f\41\04\0b\0b" ;; block
  "\09\01\01\7f\02\00\41\05\0b\0b" ;; block of a type
  "\09\01\01\7f\02\40\0b\41\06\0b" ;; block empty
  "\15\01\01\7f\03\40\20\00\41\01\6a\22\00\41\09\48\0d\00\0b\20\00\0b" ;; loop
  "\0e\01\01\7f\41\01\04\7f\41\07\05\41\08\0b\0b" ;; if
  "\0e\01\01\7f\41\00\04\7f\41\07\05\41\08\0b\0b" ;; else
  "\0c\01\01\7f\41\00\04\40\00\0b\41\03\0b" ;; if without else
  "\0c\01\01\7f\02\7f\41\01\0c\00\00\0b\0b" ;; br
  "\0e\01\01\7f\02\7f\41\01\41\01\0d\00\00\0b\0b" ;; br_if
  "\1a\01\01\7f\02\40\02\40\02\40\41\01\0e\02\00\01\02\0b\00\0b\41\0b\0f\0b\41\0c\0b" ;; br_table
  "\08\01\01\7f\41\01\0f\00\0b" ;; return
  "\06\01\01\7f\10\00\0b" ;; call
  "\09\01\01\7f\41\01\11\00\00\0b" ;; call_indirect
  "\0b\13\02\00\41\00\0b\08\80\81\82\83\84\85\86\c7\01\03\61\62\63" ;; data: active at 0, passive
)

(assert_return (invoke "one") (i32.const 99))
(assert_return (invoke "i32.load") (i32.const 0x83828180))
(assert_return (invoke "i64.load") (i64.const 0xc786858483828180))
(assert_return (invoke "f32.load") (f32.const -0x1.0503000000000p-120))
(assert_return (invoke "f64.load") (f64.const -0x1.6858483828180p+121))
(assert_return (invoke "i32.load8_s") (i32.const 0xffffff80))
(assert_return (invoke "i32.load8_u") (i32.const 0x80))
(assert_return (invoke "i32.load16_s") (i32.const 0xffff8180))
(assert_return (invoke "i32.load16_u") (i32.const 0x8180))
(assert_return (invoke "i64.load8_s") (i64.const 0xffffffffffffff80))
(assert_return (invoke "i64.load8_u") (i64.const 0x80))
(assert_return (invoke "i64.load16_s") (i64.const 0xffffffffffff8180))
(assert_return (invoke "i64.load16_u") (i64.const 0x8180))
(assert_return (invoke "i64.load32_s") (i64.const 0xffffffff83828180))
(assert_return (invoke "i64.load32_u") (i64.const 0x83828180))
(assert_return (invoke "i32.store") (i64.const 0xeeeeeeee12345678))
(assert_return (invoke "i64.store") (i64.const 0x123456789abcdef0))
(assert_return (invoke "f32.store") (i64.const 0xeeeeeeee3fc00000))
(assert_return (invoke "f64.store") (i64.const 0x3ff8000000000000))
(assert_return (invoke "i32.store8") (i64.const 0xeeeeeeeeeeeeee78))
(assert_return (invoke "i32.store16") (i64.const 0xeeeeeeeeeeee5678))
(assert_return (invoke "i64.store8") (i64.const 0xeeeeeeeeeeeeeef0))
(assert_return (invoke "i64.store16") (i64.const 0xeeeeeeeeeeeedef0))
(assert_return (invoke "i64.store32") (i64.const 0xeeeeeeee9abcdef0))
(assert_return (invoke "memory.size") (i32.const 1))
(assert_return (invoke "memory.grow") (i32.const 1))
(assert_return (invoke "memory.fill") (i32.const 0x707))
(assert_return (invoke "memory.copy") (i32.const 0x8281))
(assert_return (invoke "memory.init") (i32.const 0x6362))
(assert_trap (invoke "data.drop") "out of bounds memory access")
(assert_return (invoke "table.get") (i32.const 0))
(assert_return (invoke "table.set") (i32.const 0))
(assert_return (invoke "table.size") (i32.const 4))
(assert_return (invoke "table.grow") (i32.const 8))
(assert_return (invoke "table.fill") (i32.const 0))
(assert_return (invoke "table.copy") (i32.const 0))
(assert_return (invoke "table.init") (i32.const 0))
(assert_trap (invoke "elem.drop") "out of bounds table access")
(assert_return (invoke "ref.null") (i32.const 1))
(assert_return (invoke "ref.null extern") (i32.const 1))
(assert_return (invoke "ref.func") (i32.const 0))
(assert_return (invoke "ref.is_null") (i32.const 1))
(assert_return (invoke "local.get") (i32.const 0))
(assert_return (invoke "local.set") (i32.const 5))
(assert_return (invoke "local.tee") (i32.const 12))
(assert_return (invoke "global.get") (i32.const 70))
(assert_return (invoke "global.set") (i32.const 71))
(assert_return (invoke "i32.const") (i32.const -2))
(assert_return (invoke "i64.const") (i64.const -3))
(assert_return (invoke "f32.const") (f32.const 1.5))
(assert_return (invoke "f64.const") (f64.const -1.5))
(assert_trap (invoke "unreachable") "unreachable")
(assert_return (invoke "nop") (i32.const 1))
(assert_return (invoke "drop") (i32.const 1))
(assert_return (invoke "select") (i32.const 2))
(assert_return (invoke "select i32") (i32.const 2))
(assert_return (invoke "block") (i32.const 4))
(assert_return (invoke "block of a type") (i32.const 5))
(assert_return (invoke "block empty") (i32.const 6))
(assert_return (invoke "loop") (i32.const 9))
(assert_return (invoke "if") (i32.const 7))
(assert_return (invoke "else") (i32.const 8))
(assert_return (invoke "if without else") (i32.const 3))
(assert_return (invoke "br") (i32.const 1))
(assert_return (invoke "br_if") (i32.const 1))
(assert_return (invoke "br_table") (i32.const 11))
(assert_return (invoke "return") (i32.const 1))
(assert_return (invoke "call") (i32.const 99))
(assert_return (invoke "call_indirect") (i32.const 99))
