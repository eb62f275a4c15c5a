;; The opcodes of the floating-point instructions, told apart by what they compute.
;; SPEC binary-instr-numeric, binary-testop, binary-relop, binary-unop, binary-binop, binary-cvtop
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\01\23\06\60\02\7d\7d\01\7f\60\01\7d\01\7d\60\02\7d\7d\01\7d\60\02\7c\7c\01\7f\60\01\7c\01\7c\60\02\7c\7c\01\7c" ;; types: f32 f32 -> i32, f32 -> f32, f32 f32 -> f32, f64 f64 -> i32, f64 -> f64, f64 f64 -> f64
  "\03\29\28\00\00\00\00\00\00\01\01\01\01\01\01\01\02\02\02\02\02\02\02\03\03\03\03\03\03\04\04\04\04\04\04\04\05\05\05\05\05\05\05" ;; functions
  "\07\a3\03\28" ;; exports: each by its name
  "\06f32.eq\00\00"
  "\06f32.ne\00\01"
  "\06f32.lt\00\02"
  "\06f32.gt\00\03"
  "\06f32.le\00\04"
  "\06f32.ge\00\05"
  "\07f32.abs\00\06"
  "\07f32.neg\00\07"
  "\08f32.ceil\00\08"
  "\09f32.floor\00\09"
  "\09f32.trunc\00\0a"
  "\0bf32.nearest\00\0b"
  "\08f32.sqrt\00\0c"
  "\07f32.add\00\0d"
  "\07f32.sub\00\0e"
  "\07f32.mul\00\0f"
  "\07f32.div\00\10"
  "\07f32.min\00\11"
  "\07f32.max\00\12"
  "\0cf32.copysign\00\13"
  "\06f64.eq\00\14"
  "\06f64.ne\00\15"
  "\06f64.lt\00\16"
  "\06f64.gt\00\17"
  "\06f64.le\00\18"
  "\06f64.ge\00\19"
  "\07f64.abs\00\1a"
  "\07f64.neg\00\1b"
  "\08f64.ceil\00\1c"
  "\09f64.floor\00\1d"
  "\09f64.trunc\00\1e"
  "\0bf64.nearest\00\1f"
  "\08f64.sqrt\00\20"
  "\07f64.add\00\21"
  "\07f64.sub\00\22"
  "\07f64.mul\00\23"
  "\07f64.div\00\24"
  "\07f64.min\00\25"
  "\07f64.max\00\26"
  "\0cf64.copysign\00\27"
  "\0a\a5\02\28" ;; code: local.get of each parameter, the opcode, end
  "\07\00\20\00\20\01\5b\0b" ;; f32.eq
  "\07\00\20\00\20\01\5c\0b" ;; f32.ne
  "\07\00\20\00\20\01\5d\0b" ;; f32.lt
  "\07\00\20\00\20\01\5e\0b" ;; f32.gt
  "\07\00\20\00\20\01\5f\0b" ;; f32.le
  "\07\00\20\00\20\01\60\0b" ;; f32.ge
  "\05\00\20\00\8b\0b" ;; f32.abs
  "\05\00\20\00\8c\0b" ;; f32.neg
  "\05\00\20\00\8d\0b" ;; f32.ceil
  "\05\00\20\00\8e\0b" ;; f32.floor
  "\05\00\20\00\8f\0b" ;; f32.trunc
  "\05\00\20\00\90\0b" ;; f32.nearest
  "\05\00\20\00\91\0b" ;; f32.sqrt
  "\07\00\20\00\20\01\92\0b" ;; f32.add
  "\07\00\20\00\20\01\93\0b" ;; f32.sub
  "\07\00\20\00\20\01\94\0b" ;; f32.mul
  "\07\00\20\00\20\01\95\0b" ;; f32.div
  "\07\00\20\00\20\01\96\0b" ;; f32.min
  "\07\00\20\00\20\01\97\0b" ;; f32.max
  "\07\00\20\00\20\01\98\0b" ;; f32.copysign
  "\07\00\20\00\20\01\61\0b" ;; f64.eq
  "\07\00\20\00\20\01\62\0b" ;; f64.ne
  "\07\00\20\00\20\01\63\0b" ;; f64.lt
  "\07\00\20\00\20\01\64\0b" ;; f64.gt
  "\07\00\20\00\20\01\65\0b" ;; f64.le
  "\07\00\20\00\20\01\66\0b" ;; f64.ge
  "\05\00\20\00\99\0b" ;; f64.abs
  "\05\00\20\00\9a\0b" ;; f64.neg
  "\05\00\20\00\9b\0b" ;; f64.ceil
  "\05\00\20\00\9c\0b" ;; f64.floor
  "\05\00\20\00\9d\0b" ;; f64.trunc
  "\05\00\20\00\9e\0b" ;; f64.nearest
  "\05\00\20\00\9f\0b" ;; f64.sqrt
  "\07\00\20\00\20\01\a0\0b" ;; f64.add
  "\07\00\20\00\20\01\a1\0b" ;; f64.sub
  "\07\00\20\00\20\01\a2\0b" ;; f64.mul
  "\07\00\20\00\20\01\a3\0b" ;; f64.div
  "\07\00\20\00\20\01\a4\0b" ;; f64.min
  "\07\00\20\00\20\01\a5\0b" ;; f64.max
  "\07\00\20\00\20\01\a6\0b" ;; f64.copysign
)

(assert_return (invoke "f32.eq" (f32.const 0x1.4p+1) (f32.const 0x1.4p+1)) (i32.const 0x1))
(assert_return (invoke "f32.eq" (f32.const 0x1.4p+1) (f32.const 0x1.cp+2)) (i32.const 0x0))
(assert_return (invoke "f32.eq" (f32.const 0x1.4p+1) (f32.const -0x1.4p+1)) (i32.const 0x0))
(assert_return (invoke "f32.ne" (f32.const 0x1.4p+1) (f32.const 0x1.4p+1)) (i32.const 0x0))
(assert_return (invoke "f32.ne" (f32.const 0x1.4p+1) (f32.const 0x1.cp+2)) (i32.const 0x1))
(assert_return (invoke "f32.ne" (f32.const 0x1.4p+1) (f32.const -0x1.4p+1)) (i32.const 0x1))
(assert_return (invoke "f32.lt" (f32.const 0x1.4p+1) (f32.const 0x1.4p+1)) (i32.const 0x0))
(assert_return (invoke "f32.lt" (f32.const 0x1.4p+1) (f32.const -0x1.4p+1)) (i32.const 0x0))
(assert_return (invoke "f32.gt" (f32.const 0x1.4p+1) (f32.const 0x1.4p+1)) (i32.const 0x0))
(assert_return (invoke "f32.gt" (f32.const 0x1.4p+1) (f32.const 0x1.cp+2)) (i32.const 0x0))
(assert_return (invoke "f32.gt" (f32.const 0x1.4p+1) (f32.const -0x1.4p+1)) (i32.const 0x1))
(assert_return (invoke "f32.le" (f32.const 0x1.4p+1) (f32.const 0x1.4p+1)) (i32.const 0x1))
(assert_return (invoke "f32.le" (f32.const 0x1.4p+1) (f32.const 0x1.cp+2)) (i32.const 0x1))
(assert_return (invoke "f32.le" (f32.const 0x1.4p+1) (f32.const -0x1.4p+1)) (i32.const 0x0))
(assert_return (invoke "f32.ge" (f32.const 0x1.4p+1) (f32.const 0x1.4p+1)) (i32.const 0x1))
(assert_return (invoke "f32.ge" (f32.const 0x1.4p+1) (f32.const -0x1.4p+1)) (i32.const 0x1))
(assert_return (invoke "f32.abs" (f32.const 0x1.4p+1)) (f32.const 0x1.4p+1))
(assert_return (invoke "f32.neg" (f32.const 0x1.4p+1)) (f32.const -0x1.4p+1))
(assert_return (invoke "f32.ceil" (f32.const 0x1.4p+1)) (f32.const 0x1.8p+1))
(assert_return (invoke "f32.floor" (f32.const 0x1.4p+1)) (f32.const 0x1p+1))
(assert_return (invoke "f32.floor" (f32.const -0x1.4p+1)) (f32.const -0x1.8p+1))
(assert_return (invoke "f32.trunc" (f32.const 0x1.4p+1)) (f32.const 0x1p+1))
(assert_return (invoke "f32.trunc" (f32.const -0x1.8p-1)) (f32.const -0x0p+0))
(assert_return (invoke "f32.trunc" (f32.const -0x1.4p+1)) (f32.const -0x1p+1))
(assert_return (invoke "f32.nearest" (f32.const 0x1.4p+1)) (f32.const 0x1p+1))
(assert_return (invoke "f32.nearest" (f32.const -0x1.8p-1)) (f32.const -0x1p+0))
(assert_return (invoke "f32.nearest" (f32.const -0x1.4p+1)) (f32.const -0x1p+1))
(assert_return (invoke "f32.sqrt" (f32.const 0x1.4p+1)) (f32.const 0x1.94c584p+0))
(assert_return (invoke "f32.add" (f32.const 0x1.4p+1) (f32.const -0x1.8p-1)) (f32.const 0x1.cp+0))
(assert_return (invoke "f32.sub" (f32.const 0x1.4p+1) (f32.const -0x1.8p-1)) (f32.const 0x1.ap+1))
(assert_return (invoke "f32.mul" (f32.const 0x1.4p+1) (f32.const -0x1.8p-1)) (f32.const -0x1.ep+0))
(assert_return (invoke "f32.div" (f32.const 0x1.4p+1) (f32.const -0x1.8p-1)) (f32.const -0x1.aaaaaap+1))
(assert_return (invoke "f32.min" (f32.const 0x1.4p+1) (f32.const -0x1.8p-1)) (f32.const -0x1.8p-1))
(assert_return (invoke "f32.max" (f32.const 0x1.4p+1) (f32.const -0x1.8p-1)) (f32.const 0x1.4p+1))
(assert_return (invoke "f32.copysign" (f32.const 0x1.4p+1) (f32.const -0x1.8p-1)) (f32.const -0x1.4p+1))
(assert_return (invoke "f64.eq" (f64.const 0x1.4p+1) (f64.const 0x1.4p+1)) (i32.const 0x1))
(assert_return (invoke "f64.eq" (f64.const 0x1.4p+1) (f64.const 0x1.cp+2)) (i32.const 0x0))
(assert_return (invoke "f64.eq" (f64.const 0x1.4p+1) (f64.const -0x1.4p+1)) (i32.const 0x0))
(assert_return (invoke "f64.ne" (f64.const 0x1.4p+1) (f64.const 0x1.4p+1)) (i32.const 0x0))
(assert_return (invoke "f64.ne" (f64.const 0x1.4p+1) (f64.const 0x1.cp+2)) (i32.const 0x1))
(assert_return (invoke "f64.ne" (f64.const 0x1.4p+1) (f64.const -0x1.4p+1)) (i32.const 0x1))
(assert_return (invoke "f64.lt" (f64.const 0x1.4p+1) (f64.const 0x1.4p+1)) (i32.const 0x0))
(assert_return (invoke "f64.lt" (f64.const 0x1.4p+1) (f64.const -0x1.4p+1)) (i32.const 0x0))
(assert_return (invoke "f64.gt" (f64.const 0x1.4p+1) (f64.const 0x1.4p+1)) (i32.const 0x0))
(assert_return (invoke "f64.gt" (f64.const 0x1.4p+1) (f64.const 0x1.cp+2)) (i32.const 0x0))
(assert_return (invoke "f64.gt" (f64.const 0x1.4p+1) (f64.const -0x1.4p+1)) (i32.const 0x1))
(assert_return (invoke "f64.le" (f64.const 0x1.4p+1) (f64.const 0x1.4p+1)) (i32.const 0x1))
(assert_return (invoke "f64.le" (f64.const 0x1.4p+1) (f64.const 0x1.cp+2)) (i32.const 0x1))
(assert_return (invoke "f64.le" (f64.const 0x1.4p+1) (f64.const -0x1.4p+1)) (i32.const 0x0))
(assert_return (invoke "f64.ge" (f64.const 0x1.4p+1) (f64.const 0x1.4p+1)) (i32.const 0x1))
(assert_return (invoke "f64.ge" (f64.const 0x1.4p+1) (f64.const -0x1.4p+1)) (i32.const 0x1))
(assert_return (invoke "f64.abs" (f64.const 0x1.4p+1)) (f64.const 0x1.4p+1))
(assert_return (invoke "f64.neg" (f64.const 0x1.4p+1)) (f64.const -0x1.4p+1))
(assert_return (invoke "f64.ceil" (f64.const 0x1.4p+1)) (f64.const 0x1.8p+1))
(assert_return (invoke "f64.floor" (f64.const 0x1.4p+1)) (f64.const 0x1p+1))
(assert_return (invoke "f64.floor" (f64.const -0x1.4p+1)) (f64.const -0x1.8p+1))
(assert_return (invoke "f64.trunc" (f64.const 0x1.4p+1)) (f64.const 0x1p+1))
(assert_return (invoke "f64.trunc" (f64.const -0x1.8p-1)) (f64.const -0x0p+0))
(assert_return (invoke "f64.trunc" (f64.const -0x1.4p+1)) (f64.const -0x1p+1))
(assert_return (invoke "f64.nearest" (f64.const 0x1.4p+1)) (f64.const 0x1p+1))
(assert_return (invoke "f64.nearest" (f64.const -0x1.8p-1)) (f64.const -0x1p+0))
(assert_return (invoke "f64.nearest" (f64.const -0x1.4p+1)) (f64.const -0x1p+1))
(assert_return (invoke "f64.sqrt" (f64.const 0x1.4p+1)) (f64.const 0x1.94c583ada5b53p+0))
(assert_return (invoke "f64.add" (f64.const 0x1.4p+1) (f64.const -0x1.8p-1)) (f64.const 0x1.cp+0))
(assert_return (invoke "f64.sub" (f64.const 0x1.4p+1) (f64.const -0x1.8p-1)) (f64.const 0x1.ap+1))
(assert_return (invoke "f64.mul" (f64.const 0x1.4p+1) (f64.const -0x1.8p-1)) (f64.const -0x1.ep+0))
(assert_return (invoke "f64.div" (f64.const 0x1.4p+1) (f64.const -0x1.8p-1)) (f64.const -0x1.aaaaaaaaaaaabp+1))
(assert_return (invoke "f64.min" (f64.const 0x1.4p+1) (f64.const -0x1.8p-1)) (f64.const -0x1.8p-1))
(assert_return (invoke "f64.max" (f64.const 0x1.4p+1) (f64.const -0x1.8p-1)) (f64.const 0x1.4p+1))
(assert_return (invoke "f64.copysign" (f64.const 0x1.4p+1) (f64.const -0x1.8p-1)) (f64.const -0x1.4p+1))
