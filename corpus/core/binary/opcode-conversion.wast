;; The opcodes of the conversions, told apart by what they compute.
;; SPEC binary-instr-numeric, binary-testop, binary-relop, binary-unop, binary-binop, binary-cvtop
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\01\3d\0c\60\01\7e\01\7f\60\01\7d\01\7f\60\01\7c\01\7f\60\01\7f\01\7e\60\01\7d\01\7e\60\01\7c\01\7e\60\01\7f\01\7d\60\01\7e\01\7d\60\01\7c\01\7d\60\01\7f\01\7c\60\01\7e\01\7c\60\01\7d\01\7c" ;; types: i64 -> i32, f32 -> i32, f64 -> i32, i32 -> i64, f32 -> i64, f64 -> i64, i32 -> f32, i64 -> f32, f64 -> f32, i32 -> f64, i64 -> f64, f32 -> f64
  "\03\22\21\00\01\01\02\02\03\03\04\04\05\05\06\06\07\07\08\09\09\0a\0a\0b\01\05\06\0a\01\01\02\02\04\04\05\05" ;; functions
  "\07\91\05\21" ;; exports: each by its name
  "\0ci32.wrap_i64\00\00"
  "\0fi32.trunc_f32_s\00\01"
  "\0fi32.trunc_f32_u\00\02"
  "\0fi32.trunc_f64_s\00\03"
  "\0fi32.trunc_f64_u\00\04"
  "\10i64.extend_i32_s\00\05"
  "\10i64.extend_i32_u\00\06"
  "\0fi64.trunc_f32_s\00\07"
  "\0fi64.trunc_f32_u\00\08"
  "\0fi64.trunc_f64_s\00\09"
  "\0fi64.trunc_f64_u\00\0a"
  "\11f32.convert_i32_s\00\0b"
  "\11f32.convert_i32_u\00\0c"
  "\11f32.convert_i64_s\00\0d"
  "\11f32.convert_i64_u\00\0e"
  "\0ef32.demote_f64\00\0f"
  "\11f64.convert_i32_s\00\10"
  "\11f64.convert_i32_u\00\11"
  "\11f64.convert_i64_s\00\12"
  "\11f64.convert_i64_u\00\13"
  "\0ff64.promote_f32\00\14"
  "\13i32.reinterpret_f32\00\15"
  "\13i64.reinterpret_f64\00\16"
  "\13f32.reinterpret_i32\00\17"
  "\13f64.reinterpret_i64\00\18"
  "\13i32.trunc_sat_f32_s\00\19"
  "\13i32.trunc_sat_f32_u\00\1a"
  "\13i32.trunc_sat_f64_s\00\1b"
  "\13i32.trunc_sat_f64_u\00\1c"
  "\13i64.trunc_sat_f32_s\00\1d"
  "\13i64.trunc_sat_f32_u\00\1e"
  "\13i64.trunc_sat_f64_s\00\1f"
  "\13i64.trunc_sat_f64_u\00\20"
  "\0a\cf\01\21" ;; code: local.get of each parameter, the opcode, end
  "\05\00\20\00\a7\0b" ;; i32.wrap_i64
  "\05\00\20\00\a8\0b" ;; i32.trunc_f32_s
  "\05\00\20\00\a9\0b" ;; i32.trunc_f32_u
  "\05\00\20\00\aa\0b" ;; i32.trunc_f64_s
  "\05\00\20\00\ab\0b" ;; i32.trunc_f64_u
  "\05\00\20\00\ac\0b" ;; i64.extend_i32_s
  "\05\00\20\00\ad\0b" ;; i64.extend_i32_u
  "\05\00\20\00\ae\0b" ;; i64.trunc_f32_s
  "\05\00\20\00\af\0b" ;; i64.trunc_f32_u
  "\05\00\20\00\b0\0b" ;; i64.trunc_f64_s
  "\05\00\20\00\b1\0b" ;; i64.trunc_f64_u
  "\05\00\20\00\b2\0b" ;; f32.convert_i32_s
  "\05\00\20\00\b3\0b" ;; f32.convert_i32_u
  "\05\00\20\00\b4\0b" ;; f32.convert_i64_s
  "\05\00\20\00\b5\0b" ;; f32.convert_i64_u
  "\05\00\20\00\b6\0b" ;; f32.demote_f64
  "\05\00\20\00\b7\0b" ;; f64.convert_i32_s
  "\05\00\20\00\b8\0b" ;; f64.convert_i32_u
  "\05\00\20\00\b9\0b" ;; f64.convert_i64_s
  "\05\00\20\00\ba\0b" ;; f64.convert_i64_u
  "\05\00\20\00\bb\0b" ;; f64.promote_f32
  "\05\00\20\00\bc\0b" ;; i32.reinterpret_f32
  "\05\00\20\00\bd\0b" ;; i64.reinterpret_f64
  "\05\00\20\00\be\0b" ;; f32.reinterpret_i32
  "\05\00\20\00\bf\0b" ;; f64.reinterpret_i64
  "\06\00\20\00\fc\00\0b" ;; i32.trunc_sat_f32_s
  "\06\00\20\00\fc\01\0b" ;; i32.trunc_sat_f32_u
  "\06\00\20\00\fc\02\0b" ;; i32.trunc_sat_f64_s
  "\06\00\20\00\fc\03\0b" ;; i32.trunc_sat_f64_u
  "\06\00\20\00\fc\04\0b" ;; i64.trunc_sat_f32_s
  "\06\00\20\00\fc\05\0b" ;; i64.trunc_sat_f32_u
  "\06\00\20\00\fc\06\0b" ;; i64.trunc_sat_f64_s
  "\06\00\20\00\fc\07\0b" ;; i64.trunc_sat_f64_u
)

(assert_return (invoke "i32.wrap_i64" (i64.const 0x8000000000000005)) (i32.const 0x5))
(assert_trap (invoke "i32.trunc_f32_s" (f32.const 0x1.65a0bcp+31)) "integer overflow")
(assert_return (invoke "i32.trunc_f32_s" (f32.const -0x1.4p+1)) (i32.const 0xfffffffe))
(assert_trap (invoke "i32.trunc_f32_u" (f32.const -0x1.4p+1)) "integer overflow")
(assert_trap (invoke "i32.trunc_f64_s" (f64.const 0x1.65a0bcp+31)) "integer overflow")
(assert_return (invoke "i32.trunc_f64_s" (f64.const -0x1.4p+1)) (i32.const 0xfffffffe))
(assert_trap (invoke "i32.trunc_f64_u" (f64.const -0x1.4p+1)) "integer overflow")
(assert_return (invoke "i64.extend_i32_s" (i32.const 0x80000005)) (i64.const 0xffffffff80000005))
(assert_return (invoke "i64.extend_i32_u" (i32.const 0x80000005)) (i64.const 0x80000005))
(assert_trap (invoke "i64.trunc_f32_s" (f32.const 0x1p+63)) "integer overflow")
(assert_return (invoke "i64.trunc_f32_s" (f32.const -0x1.4p+1)) (i64.const 0xfffffffffffffffe))
(assert_trap (invoke "i64.trunc_f32_u" (f32.const -0x1.4p+1)) "integer overflow")
(assert_trap (invoke "i64.trunc_f64_s" (f64.const 0x1p+63)) "integer overflow")
(assert_return (invoke "i64.trunc_f64_s" (f64.const -0x1.4p+1)) (i64.const 0xfffffffffffffffe))
(assert_trap (invoke "i64.trunc_f64_u" (f64.const -0x1.4p+1)) "integer overflow")
(assert_return (invoke "f32.convert_i32_s" (i32.const 0x80000005)) (f32.const -0x1p+31))
(assert_return (invoke "f32.convert_i32_u" (i32.const 0x80000005)) (f32.const 0x1p+31))
(assert_return (invoke "f32.convert_i64_s" (i64.const 0x8000000000000005)) (f32.const -0x1p+63))
(assert_return (invoke "f32.convert_i64_u" (i64.const 0x8000000000000005)) (f32.const 0x1p+63))
(assert_return (invoke "f32.demote_f64" (f64.const 0x1.4p+1)) (f32.const 0x1.4p+1))
(assert_return (invoke "f64.convert_i32_s" (i32.const 0x80000005)) (f64.const -0x1.ffffffecp+30))
(assert_return (invoke "f64.convert_i32_u" (i32.const 0x80000005)) (f64.const 0x1.0000000ap+31))
(assert_return (invoke "f64.convert_i64_s" (i64.const 0x8000000000000005)) (f64.const -0x1p+63))
(assert_return (invoke "f64.convert_i64_u" (i64.const 0x8000000000000005)) (f64.const 0x1p+63))
(assert_return (invoke "f64.promote_f32" (f32.const 0x1.4p+1)) (f64.const 0x1.4p+1))
(assert_return (invoke "i32.reinterpret_f32" (f32.const -0x1.4p+1)) (i32.const 0xc0200000))
(assert_return (invoke "i64.reinterpret_f64" (f64.const -0x1.4p+1)) (i64.const 0xc004000000000000))
(assert_return (invoke "f32.reinterpret_i32" (i32.const 0x80000005)) (f32.const -0x0.00000ap-126))
(assert_return (invoke "f64.reinterpret_i64" (i64.const 0x8000000000000005)) (f64.const -0x0.0000000000005p-1022))
(assert_return (invoke "i32.trunc_sat_f32_s" (f32.const 0x1.65a0bcp+31)) (i32.const 0x7fffffff))
(assert_return (invoke "i32.trunc_sat_f32_s" (f32.const -0x1.4p+1)) (i32.const 0xfffffffe))
(assert_return (invoke "i32.trunc_sat_f32_u" (f32.const -0x1.4p+1)) (i32.const 0x0))
(assert_return (invoke "i32.trunc_sat_f64_s" (f64.const 0x1.65a0bcp+31)) (i32.const 0x7fffffff))
(assert_return (invoke "i32.trunc_sat_f64_s" (f64.const -0x1.4p+1)) (i32.const 0xfffffffe))
(assert_return (invoke "i32.trunc_sat_f64_u" (f64.const -0x1.4p+1)) (i32.const 0x0))
(assert_return (invoke "i64.trunc_sat_f32_s" (f32.const 0x1p+63)) (i64.const 0x7fffffffffffffff))
(assert_return (invoke "i64.trunc_sat_f32_s" (f32.const -0x1.4p+1)) (i64.const 0xfffffffffffffffe))
(assert_return (invoke "i64.trunc_sat_f32_u" (f32.const -0x1.4p+1)) (i64.const 0x0))
(assert_return (invoke "i64.trunc_sat_f64_s" (f64.const 0x1p+63)) (i64.const 0x7fffffffffffffff))
(assert_return (invoke "i64.trunc_sat_f64_s" (f64.const -0x1.4p+1)) (i64.const 0xfffffffffffffffe))
(assert_return (invoke "i64.trunc_sat_f64_u" (f64.const -0x1.4p+1)) (i64.const 0x0))
