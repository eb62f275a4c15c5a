;;! features: +threads
;; Opcodes of atomic instructions, and the flags of shared memories.
;; SPEC threads: Spec Changes

;; Every opcode behind FE with its alignment; each is the instruction that its name says.
;; SPEC threads: Spec Changes
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\01\40\0b\60\02\7f\7f\01\7f\60\03\7f\7f\7e\01\7f\60\03\7f\7e\7e\01\7f\60\00\00\60\01\7f\01\7f\60\01\7f\01\7e\60\02\7f\7f\00\60\02\7f\7e\00\60\02\7f\7e\01\7e\60\03\7f\7f\7f\01\7f\60\03\7f\7e\7e\01\7e" ;; types
  "\03\44\43\00\01\02\03\04\05\04\04\05\05\05\06\07\06\06\07\07\07\00\08\00\00\08\08\08\00\08\00\00\08\08\08\00\08\00\00\08\08\08\00\08\00\00\08\08\08\00\08\00\00\08\08\08\00\08\00\00\08\08\08\09\0a\09\09\0a\0a\0a" ;; functions
  "\05\04\01\03\01\01" ;; memories: one to one page, shared
  "\07\91\0c\43" ;; exports: each under its name
  "\14memory.atomic.notify\00\00"
  "\14memory.atomic.wait32\00\01"
  "\14memory.atomic.wait64\00\02"
  "\0catomic.fence\00\03"
  "\0fi32.atomic.load\00\04"
  "\0fi64.atomic.load\00\05"
  "\12i32.atomic.load8_u\00\06"
  "\13i32.atomic.load16_u\00\07"
  "\12i64.atomic.load8_u\00\08"
  "\13i64.atomic.load16_u\00\09"
  "\13i64.atomic.load32_u\00\0a"
  "\10i32.atomic.store\00\0b"
  "\10i64.atomic.store\00\0c"
  "\11i32.atomic.store8\00\0d"
  "\12i32.atomic.store16\00\0e"
  "\11i64.atomic.store8\00\0f"
  "\12i64.atomic.store16\00\10"
  "\12i64.atomic.store32\00\11"
  "\12i32.atomic.rmw.add\00\12"
  "\12i64.atomic.rmw.add\00\13"
  "\15i32.atomic.rmw8.add_u\00\14"
  "\16i32.atomic.rmw16.add_u\00\15"
  "\15i64.atomic.rmw8.add_u\00\16"
  "\16i64.atomic.rmw16.add_u\00\17"
  "\16i64.atomic.rmw32.add_u\00\18"
  "\12i32.atomic.rmw.sub\00\19"
  "\12i64.atomic.rmw.sub\00\1a"
  "\15i32.atomic.rmw8.sub_u\00\1b"
  "\16i32.atomic.rmw16.sub_u\00\1c"
  "\15i64.atomic.rmw8.sub_u\00\1d"
  "\16i64.atomic.rmw16.sub_u\00\1e"
  "\16i64.atomic.rmw32.sub_u\00\1f"
  "\12i32.atomic.rmw.and\00\20"
  "\12i64.atomic.rmw.and\00\21"
  "\15i32.atomic.rmw8.and_u\00\22"
  "\16i32.atomic.rmw16.and_u\00\23"
  "\15i64.atomic.rmw8.and_u\00\24"
  "\16i64.atomic.rmw16.and_u\00\25"
  "\16i64.atomic.rmw32.and_u\00\26"
  "\11i32.atomic.rmw.or\00\27"
  "\11i64.atomic.rmw.or\00\28"
  "\14i32.atomic.rmw8.or_u\00\29"
  "\15i32.atomic.rmw16.or_u\00\2a"
  "\14i64.atomic.rmw8.or_u\00\2b"
  "\15i64.atomic.rmw16.or_u\00\2c"
  "\15i64.atomic.rmw32.or_u\00\2d"
  "\12i32.atomic.rmw.xor\00\2e"
  "\12i64.atomic.rmw.xor\00\2f"
  "\15i32.atomic.rmw8.xor_u\00\30"
  "\16i32.atomic.rmw16.xor_u\00\31"
  "\15i64.atomic.rmw8.xor_u\00\32"
  "\16i64.atomic.rmw16.xor_u\00\33"
  "\16i64.atomic.rmw32.xor_u\00\34"
  "\13i32.atomic.rmw.xchg\00\35"
  "\13i64.atomic.rmw.xchg\00\36"
  "\16i32.atomic.rmw8.xchg_u\00\37"
  "\17i32.atomic.rmw16.xchg_u\00\38"
  "\16i64.atomic.rmw8.xchg_u\00\39"
  "\17i64.atomic.rmw16.xchg_u\00\3a"
  "\17i64.atomic.rmw32.xchg_u\00\3b"
  "\16i32.atomic.rmw.cmpxchg\00\3c"
  "\16i64.atomic.rmw.cmpxchg\00\3d"
  "\19i32.atomic.rmw8.cmpxchg_u\00\3e"
  "\1ai32.atomic.rmw16.cmpxchg_u\00\3f"
  "\19i64.atomic.rmw8.cmpxchg_u\00\40"
  "\1ai64.atomic.rmw16.cmpxchg_u\00\41"
  "\1ai64.atomic.rmw32.cmpxchg_u\00\42"
  "\0a\e1\05\43" ;; code
  "\0a\00\20\00\20\01\fe\00\02\00\0b" ;; memory.atomic.notify
  "\0c\00\20\00\20\01\20\02\fe\01\02\00\0b" ;; memory.atomic.wait32
  "\0c\00\20\00\20\01\20\02\fe\02\03\00\0b" ;; memory.atomic.wait64
  "\05\00\fe\03\00\0b" ;; atomic.fence
  "\08\00\20\00\fe\10\02\00\0b" ;; i32.atomic.load
  "\08\00\20\00\fe\11\03\00\0b" ;; i64.atomic.load
  "\08\00\20\00\fe\12\00\00\0b" ;; i32.atomic.load8_u
  "\08\00\20\00\fe\13\01\00\0b" ;; i32.atomic.load16_u
  "\08\00\20\00\fe\14\00\00\0b" ;; i64.atomic.load8_u
  "\08\00\20\00\fe\15\01\00\0b" ;; i64.atomic.load16_u
  "\08\00\20\00\fe\16\02\00\0b" ;; i64.atomic.load32_u
  "\0a\00\20\00\20\01\fe\17\02\00\0b" ;; i32.atomic.store
  "\0a\00\20\00\20\01\fe\18\03\00\0b" ;; i64.atomic.store
  "\0a\00\20\00\20\01\fe\19\00\00\0b" ;; i32.atomic.store8
  "\0a\00\20\00\20\01\fe\1a\01\00\0b" ;; i32.atomic.store16
  "\0a\00\20\00\20\01\fe\1b\00\00\0b" ;; i64.atomic.store8
  "\0a\00\20\00\20\01\fe\1c\01\00\0b" ;; i64.atomic.store16
  "\0a\00\20\00\20\01\fe\1d\02\00\0b" ;; i64.atomic.store32
  "\0a\00\20\00\20\01\fe\1e\02\00\0b" ;; i32.atomic.rmw.add
  "\0a\00\20\00\20\01\fe\1f\03\00\0b" ;; i64.atomic.rmw.add
  "\0a\00\20\00\20\01\fe\20\00\00\0b" ;; i32.atomic.rmw8.add_u
  "\0a\00\20\00\20\01\fe\21\01\00\0b" ;; i32.atomic.rmw16.add_u
  "\0a\00\20\00\20\01\fe\22\00\00\0b" ;; i64.atomic.rmw8.add_u
  "\0a\00\20\00\20\01\fe\23\01\00\0b" ;; i64.atomic.rmw16.add_u
  "\0a\00\20\00\20\01\fe\24\02\00\0b" ;; i64.atomic.rmw32.add_u
  "\0a\00\20\00\20\01\fe\25\02\00\0b" ;; i32.atomic.rmw.sub
  "\0a\00\20\00\20\01\fe\26\03\00\0b" ;; i64.atomic.rmw.sub
  "\0a\00\20\00\20\01\fe\27\00\00\0b" ;; i32.atomic.rmw8.sub_u
  "\0a\00\20\00\20\01\fe\28\01\00\0b" ;; i32.atomic.rmw16.sub_u
  "\0a\00\20\00\20\01\fe\29\00\00\0b" ;; i64.atomic.rmw8.sub_u
  "\0a\00\20\00\20\01\fe\2a\01\00\0b" ;; i64.atomic.rmw16.sub_u
  "\0a\00\20\00\20\01\fe\2b\02\00\0b" ;; i64.atomic.rmw32.sub_u
  "\0a\00\20\00\20\01\fe\2c\02\00\0b" ;; i32.atomic.rmw.and
  "\0a\00\20\00\20\01\fe\2d\03\00\0b" ;; i64.atomic.rmw.and
  "\0a\00\20\00\20\01\fe\2e\00\00\0b" ;; i32.atomic.rmw8.and_u
  "\0a\00\20\00\20\01\fe\2f\01\00\0b" ;; i32.atomic.rmw16.and_u
  "\0a\00\20\00\20\01\fe\30\00\00\0b" ;; i64.atomic.rmw8.and_u
  "\0a\00\20\00\20\01\fe\31\01\00\0b" ;; i64.atomic.rmw16.and_u
  "\0a\00\20\00\20\01\fe\32\02\00\0b" ;; i64.atomic.rmw32.and_u
  "\0a\00\20\00\20\01\fe\33\02\00\0b" ;; i32.atomic.rmw.or
  "\0a\00\20\00\20\01\fe\34\03\00\0b" ;; i64.atomic.rmw.or
  "\0a\00\20\00\20\01\fe\35\00\00\0b" ;; i32.atomic.rmw8.or_u
  "\0a\00\20\00\20\01\fe\36\01\00\0b" ;; i32.atomic.rmw16.or_u
  "\0a\00\20\00\20\01\fe\37\00\00\0b" ;; i64.atomic.rmw8.or_u
  "\0a\00\20\00\20\01\fe\38\01\00\0b" ;; i64.atomic.rmw16.or_u
  "\0a\00\20\00\20\01\fe\39\02\00\0b" ;; i64.atomic.rmw32.or_u
  "\0a\00\20\00\20\01\fe\3a\02\00\0b" ;; i32.atomic.rmw.xor
  "\0a\00\20\00\20\01\fe\3b\03\00\0b" ;; i64.atomic.rmw.xor
  "\0a\00\20\00\20\01\fe\3c\00\00\0b" ;; i32.atomic.rmw8.xor_u
  "\0a\00\20\00\20\01\fe\3d\01\00\0b" ;; i32.atomic.rmw16.xor_u
  "\0a\00\20\00\20\01\fe\3e\00\00\0b" ;; i64.atomic.rmw8.xor_u
  "\0a\00\20\00\20\01\fe\3f\01\00\0b" ;; i64.atomic.rmw16.xor_u
  "\0a\00\20\00\20\01\fe\40\02\00\0b" ;; i64.atomic.rmw32.xor_u
  "\0a\00\20\00\20\01\fe\41\02\00\0b" ;; i32.atomic.rmw.xchg
  "\0a\00\20\00\20\01\fe\42\03\00\0b" ;; i64.atomic.rmw.xchg
  "\0a\00\20\00\20\01\fe\43\00\00\0b" ;; i32.atomic.rmw8.xchg_u
  "\0a\00\20\00\20\01\fe\44\01\00\0b" ;; i32.atomic.rmw16.xchg_u
  "\0a\00\20\00\20\01\fe\45\00\00\0b" ;; i64.atomic.rmw8.xchg_u
  "\0a\00\20\00\20\01\fe\46\01\00\0b" ;; i64.atomic.rmw16.xchg_u
  "\0a\00\20\00\20\01\fe\47\02\00\0b" ;; i64.atomic.rmw32.xchg_u
  "\0c\00\20\00\20\01\20\02\fe\48\02\00\0b" ;; i32.atomic.rmw.cmpxchg
  "\0c\00\20\00\20\01\20\02\fe\49\03\00\0b" ;; i64.atomic.rmw.cmpxchg
  "\0c\00\20\00\20\01\20\02\fe\4a\00\00\0b" ;; i32.atomic.rmw8.cmpxchg_u
  "\0c\00\20\00\20\01\20\02\fe\4b\01\00\0b" ;; i32.atomic.rmw16.cmpxchg_u
  "\0c\00\20\00\20\01\20\02\fe\4c\00\00\0b" ;; i64.atomic.rmw8.cmpxchg_u
  "\0c\00\20\00\20\01\20\02\fe\4d\01\00\0b" ;; i64.atomic.rmw16.cmpxchg_u
  "\0c\00\20\00\20\01\20\02\fe\4e\02\00\0b" ;; i64.atomic.rmw32.cmpxchg_u
  "\0b\0e\01\00\41\00\0b\08\11\22\33\44\55\66\77\88" ;; data: 11 to 88 at 0
)
(assert_return (invoke "memory.atomic.notify" (i32.const 0) (i32.const 1)) (i32.const 0))
(assert_return (invoke "memory.atomic.wait32" (i32.const 0) (i32.const 0) (i64.const 0)) (i32.const 1))
(assert_return (invoke "memory.atomic.wait64" (i32.const 0) (i64.const 0) (i64.const 0)) (i32.const 1))
(assert_return (invoke "atomic.fence"))
(assert_return (invoke "i32.atomic.load" (i32.const 0)) (i32.const 0x44332211))
(assert_return (invoke "i64.atomic.load" (i32.const 0)) (i64.const 0x8877665544332211))
(assert_return (invoke "i32.atomic.load8_u" (i32.const 0)) (i32.const 0x11))
(assert_return (invoke "i32.atomic.load16_u" (i32.const 0)) (i32.const 0x2211))
(assert_return (invoke "i64.atomic.load8_u" (i32.const 0)) (i64.const 0x11))
(assert_return (invoke "i64.atomic.load16_u" (i32.const 0)) (i64.const 0x2211))
(assert_return (invoke "i64.atomic.load32_u" (i32.const 0)) (i64.const 0x44332211))
(assert_return (invoke "i32.atomic.store" (i32.const 0) (i32.const 29)))
(assert_return (invoke "i64.atomic.store" (i32.const 0) (i64.const 30)))
(assert_return (invoke "i32.atomic.store8" (i32.const 0) (i32.const 31)))
(assert_return (invoke "i32.atomic.store16" (i32.const 0) (i32.const 32)))
(assert_return (invoke "i64.atomic.store8" (i32.const 0) (i64.const 33)))
(assert_return (invoke "i64.atomic.store16" (i32.const 0) (i64.const 34)))
(assert_return (invoke "i64.atomic.store32" (i32.const 0) (i64.const 35)))
(assert_return (invoke "i32.atomic.rmw.add" (i32.const 0) (i32.const 36)) (i32.const 0x23))
(assert_return (invoke "i64.atomic.rmw.add" (i32.const 0) (i64.const 37)) (i64.const 0x47))
(assert_return (invoke "i32.atomic.rmw8.add_u" (i32.const 0) (i32.const 38)) (i32.const 0x6c))
(assert_return (invoke "i32.atomic.rmw16.add_u" (i32.const 0) (i32.const 39)) (i32.const 0x92))
(assert_return (invoke "i64.atomic.rmw8.add_u" (i32.const 0) (i64.const 40)) (i64.const 0xb9))
(assert_return (invoke "i64.atomic.rmw16.add_u" (i32.const 0) (i64.const 41)) (i64.const 0xe1))
(assert_return (invoke "i64.atomic.rmw32.add_u" (i32.const 0) (i64.const 42)) (i64.const 0x10a))
(assert_return (invoke "i32.atomic.rmw.sub" (i32.const 0) (i32.const 43)) (i32.const 0x134))
(assert_return (invoke "i64.atomic.rmw.sub" (i32.const 0) (i64.const 44)) (i64.const 0x109))
(assert_return (invoke "i32.atomic.rmw8.sub_u" (i32.const 0) (i32.const 45)) (i32.const 0xdd))
(assert_return (invoke "i32.atomic.rmw16.sub_u" (i32.const 0) (i32.const 46)) (i32.const 0xb0))
(assert_return (invoke "i64.atomic.rmw8.sub_u" (i32.const 0) (i64.const 47)) (i64.const 0x82))
(assert_return (invoke "i64.atomic.rmw16.sub_u" (i32.const 0) (i64.const 48)) (i64.const 0x53))
(assert_return (invoke "i64.atomic.rmw32.sub_u" (i32.const 0) (i64.const 49)) (i64.const 0x23))
(assert_return (invoke "i32.atomic.rmw.and" (i32.const 0) (i32.const 50)) (i32.const 0xfffffff2))
(assert_return (invoke "i64.atomic.rmw.and" (i32.const 0) (i64.const 51)) (i64.const 0x32))
(assert_return (invoke "i32.atomic.rmw8.and_u" (i32.const 0) (i32.const 52)) (i32.const 0x32))
(assert_return (invoke "i32.atomic.rmw16.and_u" (i32.const 0) (i32.const 53)) (i32.const 0x30))
(assert_return (invoke "i64.atomic.rmw8.and_u" (i32.const 0) (i64.const 54)) (i64.const 0x30))
(assert_return (invoke "i64.atomic.rmw16.and_u" (i32.const 0) (i64.const 55)) (i64.const 0x30))
(assert_return (invoke "i64.atomic.rmw32.and_u" (i32.const 0) (i64.const 56)) (i64.const 0x30))
(assert_return (invoke "i32.atomic.rmw.or" (i32.const 0) (i32.const 57)) (i32.const 0x30))
(assert_return (invoke "i64.atomic.rmw.or" (i32.const 0) (i64.const 58)) (i64.const 0x39))
(assert_return (invoke "i32.atomic.rmw8.or_u" (i32.const 0) (i32.const 59)) (i32.const 0x3b))
(assert_return (invoke "i32.atomic.rmw16.or_u" (i32.const 0) (i32.const 60)) (i32.const 0x3b))
(assert_return (invoke "i64.atomic.rmw8.or_u" (i32.const 0) (i64.const 61)) (i64.const 0x3f))
(assert_return (invoke "i64.atomic.rmw16.or_u" (i32.const 0) (i64.const 62)) (i64.const 0x3f))
(assert_return (invoke "i64.atomic.rmw32.or_u" (i32.const 0) (i64.const 63)) (i64.const 0x3f))
(assert_return (invoke "i32.atomic.rmw.xor" (i32.const 0) (i32.const 64)) (i32.const 0x3f))
(assert_return (invoke "i64.atomic.rmw.xor" (i32.const 0) (i64.const 65)) (i64.const 0x7f))
(assert_return (invoke "i32.atomic.rmw8.xor_u" (i32.const 0) (i32.const 66)) (i32.const 0x3e))
(assert_return (invoke "i32.atomic.rmw16.xor_u" (i32.const 0) (i32.const 67)) (i32.const 0x7c))
(assert_return (invoke "i64.atomic.rmw8.xor_u" (i32.const 0) (i64.const 68)) (i64.const 0x3f))
(assert_return (invoke "i64.atomic.rmw16.xor_u" (i32.const 0) (i64.const 69)) (i64.const 0x7b))
(assert_return (invoke "i64.atomic.rmw32.xor_u" (i32.const 0) (i64.const 70)) (i64.const 0x3e))
(assert_return (invoke "i32.atomic.rmw.xchg" (i32.const 0) (i32.const 71)) (i32.const 0x78))
(assert_return (invoke "i64.atomic.rmw.xchg" (i32.const 0) (i64.const 72)) (i64.const 0x47))
(assert_return (invoke "i32.atomic.rmw8.xchg_u" (i32.const 0) (i32.const 73)) (i32.const 0x48))
(assert_return (invoke "i32.atomic.rmw16.xchg_u" (i32.const 0) (i32.const 74)) (i32.const 0x49))
(assert_return (invoke "i64.atomic.rmw8.xchg_u" (i32.const 0) (i64.const 75)) (i64.const 0x4a))
(assert_return (invoke "i64.atomic.rmw16.xchg_u" (i32.const 0) (i64.const 76)) (i64.const 0x4b))
(assert_return (invoke "i64.atomic.rmw32.xchg_u" (i32.const 0) (i64.const 77)) (i64.const 0x4c))
(assert_return (invoke "i32.atomic.rmw.cmpxchg" (i32.const 0) (i32.const 0x4d) (i32.const 78)) (i32.const 0x4d))
(assert_return (invoke "i64.atomic.rmw.cmpxchg" (i32.const 0) (i64.const 0x4e) (i64.const 79)) (i64.const 0x4e))
(assert_return (invoke "i32.atomic.rmw8.cmpxchg_u" (i32.const 0) (i32.const 0x4f) (i32.const 80)) (i32.const 0x4f))
(assert_return (invoke "i32.atomic.rmw16.cmpxchg_u" (i32.const 0) (i32.const 0x50) (i32.const 81)) (i32.const 0x50))
(assert_return (invoke "i64.atomic.rmw8.cmpxchg_u" (i32.const 0) (i64.const 0x51) (i64.const 82)) (i64.const 0x51))
(assert_return (invoke "i64.atomic.rmw16.cmpxchg_u" (i32.const 0) (i64.const 0x52) (i64.const 83)) (i64.const 0x52))
(assert_return (invoke "i64.atomic.rmw32.cmpxchg_u" (i32.const 0) (i64.const 0x53) (i64.const 84)) (i64.const 0x53))

;; Codes between and behind them are not taken; the code is a LEB128 number; a fence has a zero byte.
;; SPEC threads: Spec Changes
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\05\04\01\03\01\01" "\0a\08\01\06\00\fe\04\00\00\0b") "illegal opcode")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\05\04\01\03\01\01" "\0a\08\01\06\00\fe\0f\00\00\0b") "illegal opcode")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\05\04\01\03\01\01" "\0a\08\01\06\00\fe\4f\00\00\0b") "illegal opcode")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\05\04\01\03\01\01" "\0a\09\01\07\00\fe\80\01\00\00\0b") "illegal opcode")
(module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\05\04\01\03\01\01" "\0a\08\01\06\00\fe\83\00\00\0b")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\05\04\01\03\01\01" "\0a\07\01\05\00\fe\03\01\0b") "zero byte expected")

;; Flag 02 says shared and stands with a maximum only, as the encoding has none without; tables are never shared.
;; SPEC threads: Spec Changes
(module binary "\00\61\73\6d\01\00\00\00" "\05\04\01\03\00\01")
(module binary "\00\61\73\6d\01\00\00\00" "\05\04\01\07\00\01") ;; with 64-bit addresses
(module binary "\00\61\73\6d\01\00\00\00" "\02\1c\01\08\73\70\65\63\74\65\73\74\0d\73\68\61\72\65\64\5f\6d\65\6d\6f\72\79\02\03\01\02") ;; an import
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\05\03\01\02\00") "malformed limits flags")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\05\03\01\06\00") "malformed limits flags")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\05\03\01\10\00") "malformed limits flags")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\04\04\01\70\02\00") "malformed limits flags")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\04\05\01\70\03\00\01") "malformed limits flags")
