;; Unary operators: one operand of the type, one result of it.
;; SPEC valid-unop; Instr_ok/unop

;; i32.clz : i32 -> i32
;; SPEC valid-unop; Instr_ok/unop
(module (func (result i32) (i32.clz (i32.const 0))))
(assert_invalid (module (func (result i32) (i32.clz))) "type mismatch")
(assert_invalid (module (func (result i32) (i32.clz (i64.const 0)))) "type mismatch")
(assert_invalid (module (func (result i64) (i32.clz (i32.const 0)))) "type mismatch")

;; i32.ctz : i32 -> i32
;; SPEC valid-unop; Instr_ok/unop
(module (func (result i32) (i32.ctz (i32.const 0))))
(assert_invalid (module (func (result i32) (i32.ctz))) "type mismatch")
(assert_invalid (module (func (result i32) (i32.ctz (i64.const 0)))) "type mismatch")
(assert_invalid (module (func (result i64) (i32.ctz (i32.const 0)))) "type mismatch")

;; i32.popcnt : i32 -> i32
;; SPEC valid-unop; Instr_ok/unop
(module (func (result i32) (i32.popcnt (i32.const 0))))
(assert_invalid (module (func (result i32) (i32.popcnt))) "type mismatch")
(assert_invalid (module (func (result i32) (i32.popcnt (i64.const 0)))) "type mismatch")
(assert_invalid (module (func (result i64) (i32.popcnt (i32.const 0)))) "type mismatch")

;; i32.extend8_s : i32 -> i32
;; SPEC valid-unop; Instr_ok/unop
(module (func (result i32) (i32.extend8_s (i32.const 0))))
(assert_invalid (module (func (result i32) (i32.extend8_s))) "type mismatch")
(assert_invalid (module (func (result i32) (i32.extend8_s (i64.const 0)))) "type mismatch")
(assert_invalid (module (func (result i64) (i32.extend8_s (i32.const 0)))) "type mismatch")

;; i32.extend16_s : i32 -> i32
;; SPEC valid-unop; Instr_ok/unop
(module (func (result i32) (i32.extend16_s (i32.const 0))))
(assert_invalid (module (func (result i32) (i32.extend16_s))) "type mismatch")
(assert_invalid (module (func (result i32) (i32.extend16_s (i64.const 0)))) "type mismatch")
(assert_invalid (module (func (result i64) (i32.extend16_s (i32.const 0)))) "type mismatch")

;; i64.clz : i64 -> i64
;; SPEC valid-unop; Instr_ok/unop
(module (func (result i64) (i64.clz (i64.const 0))))
(assert_invalid (module (func (result i64) (i64.clz))) "type mismatch")
(assert_invalid (module (func (result i64) (i64.clz (i32.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (i64.clz (i64.const 0)))) "type mismatch")

;; i64.ctz : i64 -> i64
;; SPEC valid-unop; Instr_ok/unop
(module (func (result i64) (i64.ctz (i64.const 0))))
(assert_invalid (module (func (result i64) (i64.ctz))) "type mismatch")
(assert_invalid (module (func (result i64) (i64.ctz (i32.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (i64.ctz (i64.const 0)))) "type mismatch")

;; i64.popcnt : i64 -> i64
;; SPEC valid-unop; Instr_ok/unop
(module (func (result i64) (i64.popcnt (i64.const 0))))
(assert_invalid (module (func (result i64) (i64.popcnt))) "type mismatch")
(assert_invalid (module (func (result i64) (i64.popcnt (i32.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (i64.popcnt (i64.const 0)))) "type mismatch")

;; i64.extend8_s : i64 -> i64
;; SPEC valid-unop; Instr_ok/unop
(module (func (result i64) (i64.extend8_s (i64.const 0))))
(assert_invalid (module (func (result i64) (i64.extend8_s))) "type mismatch")
(assert_invalid (module (func (result i64) (i64.extend8_s (i32.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (i64.extend8_s (i64.const 0)))) "type mismatch")

;; i64.extend16_s : i64 -> i64
;; SPEC valid-unop; Instr_ok/unop
(module (func (result i64) (i64.extend16_s (i64.const 0))))
(assert_invalid (module (func (result i64) (i64.extend16_s))) "type mismatch")
(assert_invalid (module (func (result i64) (i64.extend16_s (i32.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (i64.extend16_s (i64.const 0)))) "type mismatch")

;; i64.extend32_s : i64 -> i64
;; SPEC valid-unop; Instr_ok/unop
(module (func (result i64) (i64.extend32_s (i64.const 0))))
(assert_invalid (module (func (result i64) (i64.extend32_s))) "type mismatch")
(assert_invalid (module (func (result i64) (i64.extend32_s (i32.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (i64.extend32_s (i64.const 0)))) "type mismatch")

;; f32.abs : f32 -> f32
;; SPEC valid-unop; Instr_ok/unop
(module (func (result f32) (f32.abs (f32.const 0))))
(assert_invalid (module (func (result f32) (f32.abs))) "type mismatch")
(assert_invalid (module (func (result f32) (f32.abs (f64.const 0)))) "type mismatch")
(assert_invalid (module (func (result f64) (f32.abs (f32.const 0)))) "type mismatch")

;; f32.neg : f32 -> f32
;; SPEC valid-unop; Instr_ok/unop
(module (func (result f32) (f32.neg (f32.const 0))))
(assert_invalid (module (func (result f32) (f32.neg))) "type mismatch")
(assert_invalid (module (func (result f32) (f32.neg (f64.const 0)))) "type mismatch")
(assert_invalid (module (func (result f64) (f32.neg (f32.const 0)))) "type mismatch")

;; f32.ceil : f32 -> f32
;; SPEC valid-unop; Instr_ok/unop
(module (func (result f32) (f32.ceil (f32.const 0))))
(assert_invalid (module (func (result f32) (f32.ceil))) "type mismatch")
(assert_invalid (module (func (result f32) (f32.ceil (f64.const 0)))) "type mismatch")
(assert_invalid (module (func (result f64) (f32.ceil (f32.const 0)))) "type mismatch")

;; f32.floor : f32 -> f32
;; SPEC valid-unop; Instr_ok/unop
(module (func (result f32) (f32.floor (f32.const 0))))
(assert_invalid (module (func (result f32) (f32.floor))) "type mismatch")
(assert_invalid (module (func (result f32) (f32.floor (f64.const 0)))) "type mismatch")
(assert_invalid (module (func (result f64) (f32.floor (f32.const 0)))) "type mismatch")

;; f32.trunc : f32 -> f32
;; SPEC valid-unop; Instr_ok/unop
(module (func (result f32) (f32.trunc (f32.const 0))))
(assert_invalid (module (func (result f32) (f32.trunc))) "type mismatch")
(assert_invalid (module (func (result f32) (f32.trunc (f64.const 0)))) "type mismatch")
(assert_invalid (module (func (result f64) (f32.trunc (f32.const 0)))) "type mismatch")

;; f32.nearest : f32 -> f32
;; SPEC valid-unop; Instr_ok/unop
(module (func (result f32) (f32.nearest (f32.const 0))))
(assert_invalid (module (func (result f32) (f32.nearest))) "type mismatch")
(assert_invalid (module (func (result f32) (f32.nearest (f64.const 0)))) "type mismatch")
(assert_invalid (module (func (result f64) (f32.nearest (f32.const 0)))) "type mismatch")

;; f32.sqrt : f32 -> f32
;; SPEC valid-unop; Instr_ok/unop
(module (func (result f32) (f32.sqrt (f32.const 0))))
(assert_invalid (module (func (result f32) (f32.sqrt))) "type mismatch")
(assert_invalid (module (func (result f32) (f32.sqrt (f64.const 0)))) "type mismatch")
(assert_invalid (module (func (result f64) (f32.sqrt (f32.const 0)))) "type mismatch")

;; f64.abs : f64 -> f64
;; SPEC valid-unop; Instr_ok/unop
(module (func (result f64) (f64.abs (f64.const 0))))
(assert_invalid (module (func (result f64) (f64.abs))) "type mismatch")
(assert_invalid (module (func (result f64) (f64.abs (f32.const 0)))) "type mismatch")
(assert_invalid (module (func (result f32) (f64.abs (f64.const 0)))) "type mismatch")

;; f64.neg : f64 -> f64
;; SPEC valid-unop; Instr_ok/unop
(module (func (result f64) (f64.neg (f64.const 0))))
(assert_invalid (module (func (result f64) (f64.neg))) "type mismatch")
(assert_invalid (module (func (result f64) (f64.neg (f32.const 0)))) "type mismatch")
(assert_invalid (module (func (result f32) (f64.neg (f64.const 0)))) "type mismatch")

;; f64.ceil : f64 -> f64
;; SPEC valid-unop; Instr_ok/unop
(module (func (result f64) (f64.ceil (f64.const 0))))
(assert_invalid (module (func (result f64) (f64.ceil))) "type mismatch")
(assert_invalid (module (func (result f64) (f64.ceil (f32.const 0)))) "type mismatch")
(assert_invalid (module (func (result f32) (f64.ceil (f64.const 0)))) "type mismatch")

;; f64.floor : f64 -> f64
;; SPEC valid-unop; Instr_ok/unop
(module (func (result f64) (f64.floor (f64.const 0))))
(assert_invalid (module (func (result f64) (f64.floor))) "type mismatch")
(assert_invalid (module (func (result f64) (f64.floor (f32.const 0)))) "type mismatch")
(assert_invalid (module (func (result f32) (f64.floor (f64.const 0)))) "type mismatch")

;; f64.trunc : f64 -> f64
;; SPEC valid-unop; Instr_ok/unop
(module (func (result f64) (f64.trunc (f64.const 0))))
(assert_invalid (module (func (result f64) (f64.trunc))) "type mismatch")
(assert_invalid (module (func (result f64) (f64.trunc (f32.const 0)))) "type mismatch")
(assert_invalid (module (func (result f32) (f64.trunc (f64.const 0)))) "type mismatch")

;; f64.nearest : f64 -> f64
;; SPEC valid-unop; Instr_ok/unop
(module (func (result f64) (f64.nearest (f64.const 0))))
(assert_invalid (module (func (result f64) (f64.nearest))) "type mismatch")
(assert_invalid (module (func (result f64) (f64.nearest (f32.const 0)))) "type mismatch")
(assert_invalid (module (func (result f32) (f64.nearest (f64.const 0)))) "type mismatch")

;; f64.sqrt : f64 -> f64
;; SPEC valid-unop; Instr_ok/unop
(module (func (result f64) (f64.sqrt (f64.const 0))))
(assert_invalid (module (func (result f64) (f64.sqrt))) "type mismatch")
(assert_invalid (module (func (result f64) (f64.sqrt (f32.const 0)))) "type mismatch")
(assert_invalid (module (func (result f32) (f64.sqrt (f64.const 0)))) "type mismatch")
