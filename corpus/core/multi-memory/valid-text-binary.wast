;; Several memories in typing, text and binary.
;; SPEC valid-memory.size, valid-memarg, valid-datamode, text-memidx, text-memuse, binary-memarg, binary-memidx

;; An index must be that of a memory, in each instruction and data segment.
;; SPEC valid-load-val, valid-load-pack, valid-store-val, valid-store-pack, valid-memory.size, valid-memory.grow, valid-memory.fill, valid-memory.copy, valid-memory.init, valid-datamode; Instr_ok/memory.copy, Datamode_ok/active, Externidx_ok/mem
(module (memory 0) (memory 0) (data (memory 1) (i32.const 0) "") (export "1" (memory 1)))
(assert_invalid (module (memory 0) (func (drop (i32.load 1 (i32.const 0))))) "unknown memory 1")
(assert_invalid (module (memory 0) (func (drop (i64.load8_s 1 (i32.const 0))))) "unknown memory 1")
(assert_invalid (module (memory 0) (func (drop (f64.load 1 (i32.const 0))))) "unknown memory 1")
(assert_invalid (module (memory 0) (func (i32.store 1 (i32.const 0) (i32.const 0)))) "unknown memory 1")
(assert_invalid (module (memory 0) (func (i64.store32 1 (i32.const 0) (i64.const 0)))) "unknown memory 1")
(assert_invalid (module (memory 0) (func (drop (v128.load 1 (i32.const 0))))) "unknown memory 1")
(assert_invalid (module (memory 0) (func (v128.store 1 (i32.const 0) (v128.const i64x2 0 0)))) "unknown memory 1")
(assert_invalid (module (memory 0) (func (drop (v128.load8_lane 1 0 (i32.const 0) (v128.const i64x2 0 0))))) "unknown memory 1")
(assert_invalid (module (memory 0) (func (drop (memory.size 1)))) "unknown memory 1")
(assert_invalid (module (memory 0) (func (drop (memory.grow 1 (i32.const 0))))) "unknown memory 1")
(assert_invalid (module (memory 0) (func (memory.fill 1 (i32.const 0) (i32.const 0) (i32.const 0)))) "unknown memory 1")
(assert_invalid (module (memory 0) (func (memory.copy 0 1 (i32.const 0) (i32.const 0) (i32.const 0)))) "unknown memory 1")
(assert_invalid (module (memory 0) (func (memory.copy 1 0 (i32.const 0) (i32.const 0) (i32.const 0)))) "unknown memory 1")
(assert_invalid (module (memory 0) (data $d "") (func (memory.init 1 $d (i32.const 0) (i32.const 0) (i32.const 0)))) "unknown memory 1")
(assert_invalid (module (memory 0) (data (memory 1) (i32.const 0) "")) "unknown memory 1")
(assert_invalid (module (memory 0) (export "m" (memory 1))) "unknown memory 1")

;; Each memory's own type counts: address type of operands, offset and alignment.
;; SPEC valid-memarg, valid-memory.copy; Memarg_ok, Instr_ok/memory.copy
(module
  (memory $a 0) (memory $b i64 0)
  (func (drop (i32.load $a (i32.const 0))) (drop (i32.load $b offset=0x100000000 (i64.const 0))))
  (func (memory.copy $a $b (i32.const 0) (i64.const 0) (i32.const 0)) (memory.copy $b $a (i64.const 0) (i32.const 0) (i32.const 0)) (memory.copy $b $b (i64.const 0) (i64.const 0) (i64.const 0)))
)
(assert_invalid (module (memory $a 0) (memory $b i64 0) (func (drop (i32.load $b (i32.const 0))))) "type mismatch")
(assert_invalid (module (memory $a i64 0) (memory $b 0) (func (drop (i32.load $b (i64.const 0))))) "type mismatch")
(assert_invalid (module (memory $a i64 0) (memory $b 0) (func (drop (i32.load $b offset=0x100000000 (i32.const 0))))) "offset out of range")
(assert_invalid (module (memory $a 0) (memory $b i64 0) (func (memory.copy $a $b (i32.const 0) (i32.const 0) (i32.const 0)))) "type mismatch")
(assert_invalid (module (memory $a 0) (memory $b i64 0) (func (memory.copy $a $b (i64.const 0) (i64.const 0) (i32.const 0)))) "type mismatch")
(assert_invalid (module (memory $a 0) (memory $b i64 0) (func (memory.copy $a $b (i32.const 0) (i64.const 0) (i64.const 0)))) "type mismatch")
(assert_invalid (module (memory $a 0) (memory $b i64 0) (func (memory.copy $b $a (i64.const 0) (i32.const 0) (i64.const 0)))) "type mismatch")
(assert_invalid (module (memory $a 0) (memory $b i64 0) (func (memory.copy $b $b (i64.const 0) (i64.const 0) (i32.const 0)))) "type mismatch")

;; In text the memory stands before offset and alignment; 0 may be left out; a lone number before a lane is the lane.
;; SPEC text-memidx, text-memory.copy, text-memory.init, text-load, text-laneidx; Tplaininstr/memory-plain, Tplaininstr/memory-abbrev, Tmemuse/plain, Tmemuse/abbrev
(module
  (memory $a 1) (memory $b 1) (data $d "x") (data $e (memory $b) (offset (i32.const 0)) "ab" "c")
  (func (drop (i32.load $b offset=1 align=2 (i32.const 0))) (drop (i32.load 1 align=1 (i32.const 0))) (drop (i32.load offset=1 (i32.const 0))) (i32.store $b (i32.const 0) (i32.const 1)))
  (func (memory.copy $b $a (i32.const 0) (i32.const 0) (i32.const 1)) (memory.copy (i32.const 0) (i32.const 0) (i32.const 1)))
  (func (memory.init $b $d (i32.const 0) (i32.const 0) (i32.const 1)) (memory.init $d (i32.const 0) (i32.const 0) (i32.const 1)) (memory.init 0 0 (i32.const 0) (i32.const 0) (i32.const 1)))
  (func (param v128) (result v128 v128 v128)
    (v128.load8_lane 15 (i32.const 0) (local.get 0)) (v128.load8_lane 1 15 (i32.const 0) (local.get 0)) (v128.load8_lane $b offset=1 align=1 3 (i32.const 0) (local.get 0)))
)
(assert_malformed (module quote "(memory 0) (func (drop (i32.load offset=1 0 (i32.const 0))))") "unexpected token")
(assert_malformed (module quote "(memory 0) (func (drop (i32.load 0 0 (i32.const 0))))") "unexpected token")
(assert_malformed (module quote "(memory 0) (func (drop (i32.load $m (i32.const 0))))") "unknown memory")
(assert_malformed (module quote "(memory 0) (func (memory.copy 0 (i32.const 0) (i32.const 0) (i32.const 0)))") "unexpected token")
(assert_malformed (module quote "(memory 0) (func (memory.init (i32.const 0) (i32.const 0) (i32.const 0)))") "unexpected token")
(assert_malformed (module quote "(memory 0) (data (memory $m) (i32.const 0) \"\")") "unknown memory")
(assert_malformed (module quote "(memory 0) (data (memory) (i32.const 0) \"\")") "unexpected token")
(assert_malformed (module quote "(memory $m 0) (memory $m 0)") "duplicate memory")

;; In binary bit 6 of the alignment says that an index follows; below it the exponent.
;; SPEC binary-memarg, binary-memory.size, binary-memory.copy, binary-memory.init, binary-data; Bmemarg, Bdata
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\01\11\04\60\01\7f\01\7f\60\00\01\7f\60\00\00\60\00\01\7b" ;; types: i32 -> i32, [] -> i32, [] -> [], [] -> v128
  "\03\0d\0c\00\00\00\00\01\00\02\02\02\02\03\03" ;; functions
  "\05\07\02\01\01\01\01\02\03" ;; memories: one page; two, at most three
  "\07\65\0c\04\6c\6f\61\64\00\00\06\6c\6f\61\64\2d\30\00\01\09\6c\6f\61\64\2d\6c\6f\6e\67\00\02\0c\6c\6f\61\64\2d\30\2d\69\6e\64\65\78\00\03\04\73\69\7a\65\00\04\04\67\72\6f\77\00\05\04\66\69\6c\6c\00\06\04\63\6f\70\79\00\07\04\69\6e\69\74\00\08\05\73\74\6f\72\65\00\09\04\76\31\32\38\00\0a\04\6c\61\6e\65\00\0b" ;; exports: each by its name
  "\0c\01\03" ;; data count
  "\0a\91\01\0c" ;; code
  "\08\00\20\00\2d\40\01\00\0b" ;; load
  "\07\00\20\00\2d\00\00\0b" ;; load-0
  "\0d\00\20\00\2d\c0\80\80\80\00\81\00\01\0b" ;; load-long
  "\0c\00\20\00\2d\40\80\80\80\80\00\00\0b" ;; load-0-index
  "\04\00\3f\01\0b" ;; size
  "\06\00\20\00\40\01\0b" ;; grow
  "\0b\00\41\08\41\2a\41\02\fc\0b\01\0b" ;; fill
  "\0c\00\41\00\41\04\41\02\fc\0a\00\01\0b" ;; copy
  "\0c\00\41\05\41\00\41\01\fc\08\02\01\0b" ;; init
  "\0a\00\41\06\41\33\3a\40\01\00\0b" ;; store
  "\09\00\41\00\fd\00\44\01\00\0b" ;; v128
  "\1c\00\41\00\fd\0c\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\fd\54\40\01\04\0f\0b" ;; lane
  "\0b\19\03\00\41\00\0b\02\11\12\02\01\41\00\0b\08\21\22\23\24\25\26\27\28\01\01\77" ;; data: to memory 0, to memory 1, passive
)
(assert_return (invoke "load" (i32.const 1)) (i32.const 0x22))
(assert_return (invoke "load" (i32.const 131071)) (i32.const 0))
(assert_trap (invoke "load" (i32.const 131072)) "out of bounds memory access")
(assert_return (invoke "load-0" (i32.const 1)) (i32.const 0x12))
(assert_return (invoke "load-0-index" (i32.const 1)) (i32.const 0x12))
(assert_return (invoke "load-long" (i32.const 1)) (i32.const 0x23))
(assert_return (invoke "size") (i32.const 2))
(assert_return (invoke "grow" (i32.const 1)) (i32.const 2))
(assert_return (invoke "grow" (i32.const 1)) (i32.const -1))
(assert_return (invoke "fill"))
(assert_return (invoke "load" (i32.const 9)) (i32.const 42))
(assert_return (invoke "copy"))
(assert_return (invoke "load-0" (i32.const 1)) (i32.const 0x26))
(assert_return (invoke "init"))
(assert_return (invoke "load" (i32.const 5)) (i32.const 0x77))
(assert_return (invoke "store"))
(assert_return (invoke "load" (i32.const 6)) (i32.const 0x33))
(assert_return (invoke "v128") (v128.const i8x16 0x21 0x22 0x23 0x24 0x25 0x77 0x33 0x28 42 42 0 0 0 0 0 0))
(assert_return (invoke "lane") (v128.const i8x16 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0x25))
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types
    "\03\02\01\00" ;; functions
    "\05\05\02\00\01\00\01" ;; memories: two
    "\0a\0b\01\09\00\41\00\28\80\01\00\1a\0b" ;; code: i32.load with flags 80
  )
  "malformed memop flags")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types
    "\03\02\01\00" ;; functions
    "\05\05\02\00\01\00\01" ;; memories: two
    "\0a\0c\01\0a\00\41\00\28\ff\01\00\00\1a\0b" ;; code: i32.load with flags ff
  )
  "malformed memop flags")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types
    "\03\02\01\00" ;; functions
    "\05\05\02\00\01\00\01" ;; memories: two
    "\0a\0c\01\0a\00\41\00\28\c0\01\00\00\1a\0b" ;; code: i32.load with flags c0
  )
  "malformed memop flags")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types
    "\03\02\01\00" ;; functions
    "\05\05\02\00\01\00\01" ;; memories: two
    "\0a\0f\01\0d\00\41\00\28\80\80\80\80\10\00\00\1a\0b" ;; code: i32.load with flags past 32 bits
  )
  "integer too large")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types
    "\03\02\01\00" ;; functions
    "\05\05\02\00\01\00\01" ;; memories: two
    "\0b\07\01\03\00\41\00\0b\00" ;; data: kind 3
  )
  "malformed data segment kind")
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types
    "\03\02\01\00" ;; functions
    "\05\05\02\00\01\00\01" ;; memories: two
    "\0a\0b\01\09\00\41\00\28\42\02\00\1a\0b" ;; code: i32.load of memory 2
  )
  "unknown memory 2")
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types
    "\03\02\01\00" ;; functions
    "\05\05\02\00\01\00\01" ;; memories: two
    "\0a\0b\01\09\00\41\00\28\43\01\00\1a\0b" ;; code: i32.load of memory 1 with alignment exponent 3
  )
  "alignment must not be larger than natural")
