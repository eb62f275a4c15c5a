;; The opcodes of the integer instructions, told apart by what they compute.
;; SPEC binary-instr-numeric, binary-testop, binary-relop, binary-unop, binary-binop, binary-cvtop
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\01\22\06\60\01\7f\01\7f\60\02\7f\7f\01\7f\60\01\7e\01\7f\60\02\7e\7e\01\7f\60\01\7e\01\7e\60\02\7e\7e\01\7e" ;; types: i32 -> i32, i32 i32 -> i32, i64 -> i32, i64 i64 -> i32, i64 -> i64, i64 i64 -> i64
  "\03\40\3f\00\01\01\01\01\01\01\01\01\01\01\00\00\00\01\01\01\01\01\01\01\01\01\01\01\01\01\01\01\00\00\02\03\03\03\03\03\03\03\03\03\03\04\04\04\05\05\05\05\05\05\05\05\05\05\05\05\05\05\05\04\04\04" ;; functions
  "\07\c4\05\3f" ;; exports: each by its name
  "\07i32.eqz\00\00"
  "\06i32.eq\00\01"
  "\06i32.ne\00\02"
  "\08i32.lt_s\00\03"
  "\08i32.lt_u\00\04"
  "\08i32.gt_s\00\05"
  "\08i32.gt_u\00\06"
  "\08i32.le_s\00\07"
  "\08i32.le_u\00\08"
  "\08i32.ge_s\00\09"
  "\08i32.ge_u\00\0a"
  "\07i32.clz\00\0b"
  "\07i32.ctz\00\0c"
  "\0ai32.popcnt\00\0d"
  "\07i32.add\00\0e"
  "\07i32.sub\00\0f"
  "\07i32.mul\00\10"
  "\09i32.div_s\00\11"
  "\09i32.div_u\00\12"
  "\09i32.rem_s\00\13"
  "\09i32.rem_u\00\14"
  "\07i32.and\00\15"
  "\06i32.or\00\16"
  "\07i32.xor\00\17"
  "\07i32.shl\00\18"
  "\09i32.shr_s\00\19"
  "\09i32.shr_u\00\1a"
  "\08i32.rotl\00\1b"
  "\08i32.rotr\00\1c"
  "\0di32.extend8_s\00\1d"
  "\0ei32.extend16_s\00\1e"
  "\07i64.eqz\00\1f"
  "\06i64.eq\00\20"
  "\06i64.ne\00\21"
  "\08i64.lt_s\00\22"
  "\08i64.lt_u\00\23"
  "\08i64.gt_s\00\24"
  "\08i64.gt_u\00\25"
  "\08i64.le_s\00\26"
  "\08i64.le_u\00\27"
  "\08i64.ge_s\00\28"
  "\08i64.ge_u\00\29"
  "\07i64.clz\00\2a"
  "\07i64.ctz\00\2b"
  "\0ai64.popcnt\00\2c"
  "\07i64.add\00\2d"
  "\07i64.sub\00\2e"
  "\07i64.mul\00\2f"
  "\09i64.div_s\00\30"
  "\09i64.div_u\00\31"
  "\09i64.rem_s\00\32"
  "\09i64.rem_u\00\33"
  "\07i64.and\00\34"
  "\06i64.or\00\35"
  "\07i64.xor\00\36"
  "\07i64.shl\00\37"
  "\09i64.shr_s\00\38"
  "\09i64.shr_u\00\39"
  "\08i64.rotl\00\3a"
  "\08i64.rotr\00\3b"
  "\0di64.extend8_s\00\3c"
  "\0ei64.extend16_s\00\3d"
  "\0ei64.extend32_s\00\3e"
  "\0a\df\03\3f" ;; code: local.get of each parameter, the opcode, end
  "\05\00\20\00\45\0b" ;; i32.eqz
  "\07\00\20\00\20\01\46\0b" ;; i32.eq
  "\07\00\20\00\20\01\47\0b" ;; i32.ne
  "\07\00\20\00\20\01\48\0b" ;; i32.lt_s
  "\07\00\20\00\20\01\49\0b" ;; i32.lt_u
  "\07\00\20\00\20\01\4a\0b" ;; i32.gt_s
  "\07\00\20\00\20\01\4b\0b" ;; i32.gt_u
  "\07\00\20\00\20\01\4c\0b" ;; i32.le_s
  "\07\00\20\00\20\01\4d\0b" ;; i32.le_u
  "\07\00\20\00\20\01\4e\0b" ;; i32.ge_s
  "\07\00\20\00\20\01\4f\0b" ;; i32.ge_u
  "\05\00\20\00\67\0b" ;; i32.clz
  "\05\00\20\00\68\0b" ;; i32.ctz
  "\05\00\20\00\69\0b" ;; i32.popcnt
  "\07\00\20\00\20\01\6a\0b" ;; i32.add
  "\07\00\20\00\20\01\6b\0b" ;; i32.sub
  "\07\00\20\00\20\01\6c\0b" ;; i32.mul
  "\07\00\20\00\20\01\6d\0b" ;; i32.div_s
  "\07\00\20\00\20\01\6e\0b" ;; i32.div_u
  "\07\00\20\00\20\01\6f\0b" ;; i32.rem_s
  "\07\00\20\00\20\01\70\0b" ;; i32.rem_u
  "\07\00\20\00\20\01\71\0b" ;; i32.and
  "\07\00\20\00\20\01\72\0b" ;; i32.or
  "\07\00\20\00\20\01\73\0b" ;; i32.xor
  "\07\00\20\00\20\01\74\0b" ;; i32.shl
  "\07\00\20\00\20\01\75\0b" ;; i32.shr_s
  "\07\00\20\00\20\01\76\0b" ;; i32.shr_u
  "\07\00\20\00\20\01\77\0b" ;; i32.rotl
  "\07\00\20\00\20\01\78\0b" ;; i32.rotr
  "\05\00\20\00\c0\0b" ;; i32.extend8_s
  "\05\00\20\00\c1\0b" ;; i32.extend16_s
  "\05\00\20\00\50\0b" ;; i64.eqz
  "\07\00\20\00\20\01\51\0b" ;; i64.eq
  "\07\00\20\00\20\01\52\0b" ;; i64.ne
  "\07\00\20\00\20\01\53\0b" ;; i64.lt_s
  "\07\00\20\00\20\01\54\0b" ;; i64.lt_u
  "\07\00\20\00\20\01\55\0b" ;; i64.gt_s
  "\07\00\20\00\20\01\56\0b" ;; i64.gt_u
  "\07\00\20\00\20\01\57\0b" ;; i64.le_s
  "\07\00\20\00\20\01\58\0b" ;; i64.le_u
  "\07\00\20\00\20\01\59\0b" ;; i64.ge_s
  "\07\00\20\00\20\01\5a\0b" ;; i64.ge_u
  "\05\00\20\00\79\0b" ;; i64.clz
  "\05\00\20\00\7a\0b" ;; i64.ctz
  "\05\00\20\00\7b\0b" ;; i64.popcnt
  "\07\00\20\00\20\01\7c\0b" ;; i64.add
  "\07\00\20\00\20\01\7d\0b" ;; i64.sub
  "\07\00\20\00\20\01\7e\0b" ;; i64.mul
  "\07\00\20\00\20\01\7f\0b" ;; i64.div_s
  "\07\00\20\00\20\01\80\0b" ;; i64.div_u
  "\07\00\20\00\20\01\81\0b" ;; i64.rem_s
  "\07\00\20\00\20\01\82\0b" ;; i64.rem_u
  "\07\00\20\00\20\01\83\0b" ;; i64.and
  "\07\00\20\00\20\01\84\0b" ;; i64.or
  "\07\00\20\00\20\01\85\0b" ;; i64.xor
  "\07\00\20\00\20\01\86\0b" ;; i64.shl
  "\07\00\20\00\20\01\87\0b" ;; i64.shr_s
  "\07\00\20\00\20\01\88\0b" ;; i64.shr_u
  "\07\00\20\00\20\01\89\0b" ;; i64.rotl
  "\07\00\20\00\20\01\8a\0b" ;; i64.rotr
  "\05\00\20\00\c2\0b" ;; i64.extend8_s
  "\05\00\20\00\c3\0b" ;; i64.extend16_s
  "\05\00\20\00\c4\0b" ;; i64.extend32_s
)

(assert_return (invoke "i32.eqz" (i32.const 0x8180)) (i32.const 0x0))
(assert_return (invoke "i32.eq" (i32.const 0x7fffffff) (i32.const 0x12345678)) (i32.const 0x0))
(assert_return (invoke "i32.eq" (i32.const 0x80000005) (i32.const 0x3)) (i32.const 0x0))
(assert_return (invoke "i32.eq" (i32.const 0x80000005) (i32.const 0x80000005)) (i32.const 0x1))
(assert_return (invoke "i32.eq" (i32.const 0x80000005) (i32.const 0xfffffff9)) (i32.const 0x0))
(assert_return (invoke "i32.ne" (i32.const 0x7fffffff) (i32.const 0x12345678)) (i32.const 0x1))
(assert_return (invoke "i32.ne" (i32.const 0x80000005) (i32.const 0x3)) (i32.const 0x1))
(assert_return (invoke "i32.ne" (i32.const 0x80000005) (i32.const 0x80000005)) (i32.const 0x0))
(assert_return (invoke "i32.ne" (i32.const 0x80000005) (i32.const 0xfffffff9)) (i32.const 0x1))
(assert_return (invoke "i32.lt_s" (i32.const 0x7fffffff) (i32.const 0x12345678)) (i32.const 0x0))
(assert_return (invoke "i32.lt_s" (i32.const 0x80000005) (i32.const 0x3)) (i32.const 0x1))
(assert_return (invoke "i32.lt_s" (i32.const 0x80000005) (i32.const 0x80000005)) (i32.const 0x0))
(assert_return (invoke "i32.lt_u" (i32.const 0x7fffffff) (i32.const 0x12345678)) (i32.const 0x0))
(assert_return (invoke "i32.lt_u" (i32.const 0x80000005) (i32.const 0x3)) (i32.const 0x0))
(assert_return (invoke "i32.lt_u" (i32.const 0x80000005) (i32.const 0x80000005)) (i32.const 0x0))
(assert_return (invoke "i32.gt_s" (i32.const 0x7fffffff) (i32.const 0x12345678)) (i32.const 0x1))
(assert_return (invoke "i32.gt_s" (i32.const 0x80000005) (i32.const 0x3)) (i32.const 0x0))
(assert_return (invoke "i32.gt_s" (i32.const 0x80000005) (i32.const 0x80000005)) (i32.const 0x0))
(assert_return (invoke "i32.gt_u" (i32.const 0x7fffffff) (i32.const 0x12345678)) (i32.const 0x1))
(assert_return (invoke "i32.gt_u" (i32.const 0x80000005) (i32.const 0x3)) (i32.const 0x1))
(assert_return (invoke "i32.gt_u" (i32.const 0x80000005) (i32.const 0x80000005)) (i32.const 0x0))
(assert_return (invoke "i32.gt_u" (i32.const 0x80000005) (i32.const 0xfffffff9)) (i32.const 0x0))
(assert_return (invoke "i32.le_s" (i32.const 0x7fffffff) (i32.const 0x12345678)) (i32.const 0x0))
(assert_return (invoke "i32.le_s" (i32.const 0x80000005) (i32.const 0x3)) (i32.const 0x1))
(assert_return (invoke "i32.le_s" (i32.const 0x80000005) (i32.const 0x80000005)) (i32.const 0x1))
(assert_return (invoke "i32.le_u" (i32.const 0x7fffffff) (i32.const 0x12345678)) (i32.const 0x0))
(assert_return (invoke "i32.le_u" (i32.const 0x80000005) (i32.const 0x3)) (i32.const 0x0))
(assert_return (invoke "i32.le_u" (i32.const 0x80000005) (i32.const 0x80000005)) (i32.const 0x1))
(assert_return (invoke "i32.le_u" (i32.const 0x80000005) (i32.const 0xfffffff9)) (i32.const 0x1))
(assert_return (invoke "i32.ge_s" (i32.const 0x7fffffff) (i32.const 0x12345678)) (i32.const 0x1))
(assert_return (invoke "i32.ge_s" (i32.const 0x80000005) (i32.const 0x3)) (i32.const 0x0))
(assert_return (invoke "i32.ge_s" (i32.const 0x80000005) (i32.const 0x80000005)) (i32.const 0x1))
(assert_return (invoke "i32.ge_u" (i32.const 0x7fffffff) (i32.const 0x12345678)) (i32.const 0x1))
(assert_return (invoke "i32.ge_u" (i32.const 0x80000005) (i32.const 0x3)) (i32.const 0x1))
(assert_return (invoke "i32.ge_u" (i32.const 0x80000005) (i32.const 0x80000005)) (i32.const 0x1))
(assert_return (invoke "i32.clz" (i32.const 0x8180)) (i32.const 0x10))
(assert_return (invoke "i32.ctz" (i32.const 0x8180)) (i32.const 0x7))
(assert_return (invoke "i32.popcnt" (i32.const 0x8180)) (i32.const 0x3))
(assert_return (invoke "i32.add" (i32.const 0x7fffffff) (i32.const 0x12345678)) (i32.const 0x92345677))
(assert_return (invoke "i32.sub" (i32.const 0x7fffffff) (i32.const 0x12345678)) (i32.const 0x6dcba987))
(assert_return (invoke "i32.sub" (i32.const 0x80000005) (i32.const 0x3)) (i32.const 0x80000002))
(assert_return (invoke "i32.mul" (i32.const 0x7fffffff) (i32.const 0x12345678)) (i32.const 0xedcba988))
(assert_return (invoke "i32.div_s" (i32.const 0x7fffffff) (i32.const 0x12345678)) (i32.const 0x7))
(assert_return (invoke "i32.div_s" (i32.const 0x80000005) (i32.const 0x3)) (i32.const 0xd5555557))
(assert_return (invoke "i32.div_u" (i32.const 0x7fffffff) (i32.const 0x12345678)) (i32.const 0x7))
(assert_return (invoke "i32.div_u" (i32.const 0x80000005) (i32.const 0x3)) (i32.const 0x2aaaaaac))
(assert_return (invoke "i32.rem_s" (i32.const 0x7fffffff) (i32.const 0x12345678)) (i32.const 0x91a2b7))
(assert_return (invoke "i32.rem_s" (i32.const 0x80000005) (i32.const 0x3)) (i32.const 0x0))
(assert_return (invoke "i32.rem_u" (i32.const 0x7fffffff) (i32.const 0x12345678)) (i32.const 0x91a2b7))
(assert_return (invoke "i32.rem_u" (i32.const 0x80000005) (i32.const 0x3)) (i32.const 0x1))
(assert_return (invoke "i32.and" (i32.const 0x7fffffff) (i32.const 0x12345678)) (i32.const 0x12345678))
(assert_return (invoke "i32.or" (i32.const 0x7fffffff) (i32.const 0x12345678)) (i32.const 0x7fffffff))
(assert_return (invoke "i32.xor" (i32.const 0x7fffffff) (i32.const 0x12345678)) (i32.const 0x6dcba987))
(assert_return (invoke "i32.xor" (i32.const 0x80000005) (i32.const 0x3)) (i32.const 0x80000006))
(assert_return (invoke "i32.shl" (i32.const 0x7fffffff) (i32.const 0x12345678)) (i32.const 0xff000000))
(assert_return (invoke "i32.shr_s" (i32.const 0x7fffffff) (i32.const 0x12345678)) (i32.const 0x7f))
(assert_return (invoke "i32.shr_s" (i32.const 0x80000005) (i32.const 0x3)) (i32.const 0xf0000000))
(assert_return (invoke "i32.shr_u" (i32.const 0x7fffffff) (i32.const 0x12345678)) (i32.const 0x7f))
(assert_return (invoke "i32.shr_u" (i32.const 0x80000005) (i32.const 0x3)) (i32.const 0x10000000))
(assert_return (invoke "i32.rotl" (i32.const 0x7fffffff) (i32.const 0x12345678)) (i32.const 0xff7fffff))
(assert_return (invoke "i32.rotr" (i32.const 0x7fffffff) (i32.const 0x12345678)) (i32.const 0xffffff7f))
(assert_return (invoke "i32.extend8_s" (i32.const 0x8180)) (i32.const 0xffffff80))
(assert_return (invoke "i32.extend16_s" (i32.const 0x8180)) (i32.const 0xffff8180))
(assert_return (invoke "i64.eqz" (i64.const 0x8000000000000005)) (i32.const 0x0))
(assert_return (invoke "i64.eq" (i64.const 0x8000000000000005) (i64.const 0x3)) (i32.const 0x0))
(assert_return (invoke "i64.eq" (i64.const 0x8000000000000005) (i64.const 0x8000000000000005)) (i32.const 0x1))
(assert_return (invoke "i64.eq" (i64.const 0x8000000000000005) (i64.const 0xfffffffffffffff9)) (i32.const 0x0))
(assert_return (invoke "i64.eq" (i64.const 0xfffffffffffffff9) (i64.const 0x8000000000000005)) (i32.const 0x0))
(assert_return (invoke "i64.ne" (i64.const 0x8000000000000005) (i64.const 0x3)) (i32.const 0x1))
(assert_return (invoke "i64.ne" (i64.const 0x8000000000000005) (i64.const 0x8000000000000005)) (i32.const 0x0))
(assert_return (invoke "i64.ne" (i64.const 0x8000000000000005) (i64.const 0xfffffffffffffff9)) (i32.const 0x1))
(assert_return (invoke "i64.ne" (i64.const 0xfffffffffffffff9) (i64.const 0x8000000000000005)) (i32.const 0x1))
(assert_return (invoke "i64.lt_s" (i64.const 0x8000000000000005) (i64.const 0x3)) (i32.const 0x1))
(assert_return (invoke "i64.lt_s" (i64.const 0x8000000000000005) (i64.const 0x8000000000000005)) (i32.const 0x0))
(assert_return (invoke "i64.lt_s" (i64.const 0x8000000000000005) (i64.const 0xfffffffffffffff9)) (i32.const 0x1))
(assert_return (invoke "i64.lt_s" (i64.const 0xfffffffffffffff9) (i64.const 0x8000000000000005)) (i32.const 0x0))
(assert_return (invoke "i64.lt_u" (i64.const 0x8000000000000005) (i64.const 0x3)) (i32.const 0x0))
(assert_return (invoke "i64.lt_u" (i64.const 0x8000000000000005) (i64.const 0x8000000000000005)) (i32.const 0x0))
(assert_return (invoke "i64.lt_u" (i64.const 0x8000000000000005) (i64.const 0xfffffffffffffff9)) (i32.const 0x1))
(assert_return (invoke "i64.gt_s" (i64.const 0x8000000000000005) (i64.const 0x3)) (i32.const 0x0))
(assert_return (invoke "i64.gt_s" (i64.const 0x8000000000000005) (i64.const 0x8000000000000005)) (i32.const 0x0))
(assert_return (invoke "i64.gt_s" (i64.const 0x8000000000000005) (i64.const 0xfffffffffffffff9)) (i32.const 0x0))
(assert_return (invoke "i64.gt_u" (i64.const 0x8000000000000005) (i64.const 0x3)) (i32.const 0x1))
(assert_return (invoke "i64.gt_u" (i64.const 0x8000000000000005) (i64.const 0x8000000000000005)) (i32.const 0x0))
(assert_return (invoke "i64.gt_u" (i64.const 0x8000000000000005) (i64.const 0xfffffffffffffff9)) (i32.const 0x0))
(assert_return (invoke "i64.le_s" (i64.const 0x8000000000000005) (i64.const 0x3)) (i32.const 0x1))
(assert_return (invoke "i64.le_s" (i64.const 0x8000000000000005) (i64.const 0x8000000000000005)) (i32.const 0x1))
(assert_return (invoke "i64.le_s" (i64.const 0x8000000000000005) (i64.const 0xfffffffffffffff9)) (i32.const 0x1))
(assert_return (invoke "i64.le_u" (i64.const 0x8000000000000005) (i64.const 0x3)) (i32.const 0x0))
(assert_return (invoke "i64.le_u" (i64.const 0x8000000000000005) (i64.const 0x8000000000000005)) (i32.const 0x1))
(assert_return (invoke "i64.le_u" (i64.const 0x8000000000000005) (i64.const 0xfffffffffffffff9)) (i32.const 0x1))
(assert_return (invoke "i64.ge_s" (i64.const 0x8000000000000005) (i64.const 0x3)) (i32.const 0x0))
(assert_return (invoke "i64.ge_s" (i64.const 0x8000000000000005) (i64.const 0x8000000000000005)) (i32.const 0x1))
(assert_return (invoke "i64.ge_s" (i64.const 0x8000000000000005) (i64.const 0xfffffffffffffff9)) (i32.const 0x0))
(assert_return (invoke "i64.ge_s" (i64.const 0xfffffffffffffff9) (i64.const 0x8000000000000005)) (i32.const 0x1))
(assert_return (invoke "i64.ge_u" (i64.const 0x8000000000000005) (i64.const 0x3)) (i32.const 0x1))
(assert_return (invoke "i64.ge_u" (i64.const 0x8000000000000005) (i64.const 0x8000000000000005)) (i32.const 0x1))
(assert_return (invoke "i64.ge_u" (i64.const 0x8000000000000005) (i64.const 0xfffffffffffffff9)) (i32.const 0x0))
(assert_return (invoke "i64.clz" (i64.const 0x123456789abcdef0)) (i64.const 0x3))
(assert_return (invoke "i64.ctz" (i64.const 0x123456789abcdef0)) (i64.const 0x4))
(assert_return (invoke "i64.popcnt" (i64.const 0x123456789abcdef0)) (i64.const 0x20))
(assert_return (invoke "i64.add" (i64.const 0x8000000000000005) (i64.const 0x43)) (i64.const 0x8000000000000048))
(assert_return (invoke "i64.sub" (i64.const 0x8000000000000005) (i64.const 0x43)) (i64.const 0x7fffffffffffffc2))
(assert_return (invoke "i64.mul" (i64.const 0x8000000000000005) (i64.const 0x43)) (i64.const 0x800000000000014f))
(assert_return (invoke "i64.div_s" (i64.const 0x8000000000000005) (i64.const 0x43)) (i64.const 0xfe16ece540f4898e))
(assert_return (invoke "i64.div_u" (i64.const 0x8000000000000005) (i64.const 0x43)) (i64.const 0x1e9131abf0b7672))
(assert_return (invoke "i64.rem_s" (i64.const 0x8000000000000005) (i64.const 0x43)) (i64.const 0xffffffffffffffdb))
(assert_return (invoke "i64.rem_u" (i64.const 0x8000000000000005) (i64.const 0x43)) (i64.const 0x2f))
(assert_return (invoke "i64.and" (i64.const 0x8000000000000005) (i64.const 0x43)) (i64.const 0x1))
(assert_return (invoke "i64.or" (i64.const 0x8000000000000005) (i64.const 0x43)) (i64.const 0x8000000000000047))
(assert_return (invoke "i64.xor" (i64.const 0x8000000000000005) (i64.const 0x43)) (i64.const 0x8000000000000046))
(assert_return (invoke "i64.shl" (i64.const 0x8000000000000005) (i64.const 0x43)) (i64.const 0x28))
(assert_return (invoke "i64.shr_s" (i64.const 0x8000000000000005) (i64.const 0x43)) (i64.const 0xf000000000000000))
(assert_return (invoke "i64.shr_u" (i64.const 0x8000000000000005) (i64.const 0x43)) (i64.const 0x1000000000000000))
(assert_return (invoke "i64.rotl" (i64.const 0x8000000000000005) (i64.const 0x43)) (i64.const 0x2c))
(assert_return (invoke "i64.rotr" (i64.const 0x8000000000000005) (i64.const 0x43)) (i64.const 0xb000000000000000))
(assert_return (invoke "i64.extend8_s" (i64.const 0x123456789abcdef0)) (i64.const 0xfffffffffffffff0))
(assert_return (invoke "i64.extend16_s" (i64.const 0x123456789abcdef0)) (i64.const 0xffffffffffffdef0))
(assert_return (invoke "i64.extend32_s" (i64.const 0x123456789abcdef0)) (i64.const 0xffffffff9abcdef0))
