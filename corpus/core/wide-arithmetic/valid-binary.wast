;;! features: +wide-arithmetic
;; Typing and opcodes of 128-bit arithmetic.
;; SPEC wide-arithmetic: Validation, Binary format

;; Four operands and two results, or two and two, all of them i64
;; SPEC wide-arithmetic: Validation
(module
  (func (result i64 i64) (unreachable) (i64.add128))
  (func (result i64 i64) (unreachable) (i64.sub128))
  (func (result i64 i64) (unreachable) (i64.mul_wide_s))
  (func (param i64 i64) (result i64 i64) (i64.mul_wide_u (local.get 0) (local.get 1))))
(assert_invalid (module (func (param i64) (result i64 i64) (i64.add128 (local.get 0) (local.get 0) (local.get 0)))) "type mismatch")
(assert_invalid (module (func (param i64 i32) (result i64 i64) (i64.add128 (local.get 0) (local.get 0) (local.get 0) (local.get 1)))) "type mismatch")
(assert_invalid (module (func (param i64 i32) (result i64 i64) (i64.sub128 (local.get 1) (local.get 0) (local.get 0) (local.get 0)))) "type mismatch")
(assert_invalid (module (func (param i64) (result i64) (i64.sub128 (local.get 0) (local.get 0) (local.get 0) (local.get 0)))) "type mismatch")
(assert_invalid (module (func (param i64) (result i64 i64) (i64.mul_wide_s (local.get 0)))) "type mismatch")
(assert_invalid (module (func (param i64) (result i64) (i64.mul_wide_s (local.get 0) (local.get 0)))) "type mismatch")
(assert_invalid (module (func (param i64 f64) (result i64 i64) (i64.mul_wide_u (local.get 0) (local.get 1)))) "type mismatch")
(assert_invalid (module (func (param i64) (result i64 i32) (i64.mul_wide_u (local.get 0) (local.get 0)))) "type mismatch")

;; They are not constant.
;; SPEC wide-arithmetic: Validation; valid-constant
(assert_invalid (module (global i64 (i64.mul_wide_u (i64.const 1) (i64.const 1)) (drop))) "constant expression required")

;; FC 13 to 16
;; SPEC wide-arithmetic: Binary format
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\01\11\02\60\04\7e\7e\7e\7e\02\7e\7e\60\02\7e\7e\02\7e\7e" ;; types: four and two i64 to two
  "\03\05\04\00\00\01\01" ;; functions
  "\07\15\04\02\31\33\00\00\02\31\34\00\01\02\31\35\00\02\02\31\36\00\03" ;; exports: 13, 14, 15, 16
  "\0a\2e\04" ;; code
  "\0c\00\20\00\20\01\20\02\20\03\fc\13\0b" ;; i64.add128
  "\0d\00\20\00\20\01\20\02\20\03\fc\94\00\0b" ;; i64.sub128, its code in two bytes
  "\08\00\20\00\20\01\fc\15\0b" ;; i64.mul_wide_s
  "\08\00\20\00\20\01\fc\16\0b" ;; i64.mul_wide_u
)
(assert_return (invoke "13" (i64.const -1) (i64.const 1) (i64.const 1) (i64.const 1)) (i64.const 0) (i64.const 3))
(assert_return (invoke "14" (i64.const 0) (i64.const 3) (i64.const 1) (i64.const 1)) (i64.const -1) (i64.const 1))
(assert_return (invoke "15" (i64.const -1) (i64.const 2)) (i64.const -2) (i64.const -1))
(assert_return (invoke "16" (i64.const -1) (i64.const 2)) (i64.const -2) (i64.const 1))
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\03\02\01\00" ;; functions: one of type 0
    "\0a\06\01\04\00\fc\17\0b" ;; code: fc 17
  )
  "illegal opcode")
