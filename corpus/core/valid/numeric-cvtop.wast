;; Conversions: one operand of the source type, one result of the target type.
;; SPEC valid-cvtop; Instr_ok/cvtop

;; i32.wrap_i64 : i64 -> i32
;; SPEC valid-cvtop; Instr_ok/cvtop
(module (func (result i32) (i32.wrap_i64 (i64.const 0))))
(assert_invalid (module (func (result i32) (i32.wrap_i64))) "type mismatch")
(assert_invalid (module (func (result i32) (i32.wrap_i64 (i32.const 0)))) "type mismatch")
(assert_invalid (module (func (result i64) (i32.wrap_i64 (i64.const 0)))) "type mismatch")

;; i64.extend_i32_s : i32 -> i64
;; SPEC valid-cvtop; Instr_ok/cvtop
(module (func (result i64) (i64.extend_i32_s (i32.const 0))))
(assert_invalid (module (func (result i64) (i64.extend_i32_s))) "type mismatch")
(assert_invalid (module (func (result i64) (i64.extend_i32_s (i64.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (i64.extend_i32_s (i32.const 0)))) "type mismatch")

;; i64.extend_i32_u : i32 -> i64
;; SPEC valid-cvtop; Instr_ok/cvtop
(module (func (result i64) (i64.extend_i32_u (i32.const 0))))
(assert_invalid (module (func (result i64) (i64.extend_i32_u))) "type mismatch")
(assert_invalid (module (func (result i64) (i64.extend_i32_u (i64.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (i64.extend_i32_u (i32.const 0)))) "type mismatch")

;; f64.promote_f32 : f32 -> f64
;; SPEC valid-cvtop; Instr_ok/cvtop
(module (func (result f64) (f64.promote_f32 (f32.const 0))))
(assert_invalid (module (func (result f64) (f64.promote_f32))) "type mismatch")
(assert_invalid (module (func (result f64) (f64.promote_f32 (f64.const 0)))) "type mismatch")
(assert_invalid (module (func (result f32) (f64.promote_f32 (f32.const 0)))) "type mismatch")

;; f32.demote_f64 : f64 -> f32
;; SPEC valid-cvtop; Instr_ok/cvtop
(module (func (result f32) (f32.demote_f64 (f64.const 0))))
(assert_invalid (module (func (result f32) (f32.demote_f64))) "type mismatch")
(assert_invalid (module (func (result f32) (f32.demote_f64 (f32.const 0)))) "type mismatch")
(assert_invalid (module (func (result f64) (f32.demote_f64 (f64.const 0)))) "type mismatch")

;; i32.reinterpret_f32 : f32 -> i32
;; SPEC valid-cvtop; Instr_ok/cvtop
(module (func (result i32) (i32.reinterpret_f32 (f32.const 0))))
(assert_invalid (module (func (result i32) (i32.reinterpret_f32))) "type mismatch")
(assert_invalid (module (func (result i32) (i32.reinterpret_f32 (f64.const 0)))) "type mismatch")
(assert_invalid (module (func (result i64) (i32.reinterpret_f32 (f32.const 0)))) "type mismatch")

;; i64.reinterpret_f64 : f64 -> i64
;; SPEC valid-cvtop; Instr_ok/cvtop
(module (func (result i64) (i64.reinterpret_f64 (f64.const 0))))
(assert_invalid (module (func (result i64) (i64.reinterpret_f64))) "type mismatch")
(assert_invalid (module (func (result i64) (i64.reinterpret_f64 (f32.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (i64.reinterpret_f64 (f64.const 0)))) "type mismatch")

;; f32.reinterpret_i32 : i32 -> f32
;; SPEC valid-cvtop; Instr_ok/cvtop
(module (func (result f32) (f32.reinterpret_i32 (i32.const 0))))
(assert_invalid (module (func (result f32) (f32.reinterpret_i32))) "type mismatch")
(assert_invalid (module (func (result f32) (f32.reinterpret_i32 (i64.const 0)))) "type mismatch")
(assert_invalid (module (func (result f64) (f32.reinterpret_i32 (i32.const 0)))) "type mismatch")

;; f64.reinterpret_i64 : i64 -> f64
;; SPEC valid-cvtop; Instr_ok/cvtop
(module (func (result f64) (f64.reinterpret_i64 (i64.const 0))))
(assert_invalid (module (func (result f64) (f64.reinterpret_i64))) "type mismatch")
(assert_invalid (module (func (result f64) (f64.reinterpret_i64 (i32.const 0)))) "type mismatch")
(assert_invalid (module (func (result f32) (f64.reinterpret_i64 (i64.const 0)))) "type mismatch")

;; i32.trunc_f32_s : f32 -> i32
;; SPEC valid-cvtop; Instr_ok/cvtop
(module (func (result i32) (i32.trunc_f32_s (f32.const 0))))
(assert_invalid (module (func (result i32) (i32.trunc_f32_s))) "type mismatch")
(assert_invalid (module (func (result i32) (i32.trunc_f32_s (f64.const 0)))) "type mismatch")
(assert_invalid (module (func (result i64) (i32.trunc_f32_s (f32.const 0)))) "type mismatch")

;; i32.trunc_sat_f32_s : f32 -> i32
;; SPEC valid-cvtop; Instr_ok/cvtop
(module (func (result i32) (i32.trunc_sat_f32_s (f32.const 0))))
(assert_invalid (module (func (result i32) (i32.trunc_sat_f32_s))) "type mismatch")
(assert_invalid (module (func (result i32) (i32.trunc_sat_f32_s (f64.const 0)))) "type mismatch")
(assert_invalid (module (func (result i64) (i32.trunc_sat_f32_s (f32.const 0)))) "type mismatch")

;; f32.convert_i32_s : i32 -> f32
;; SPEC valid-cvtop; Instr_ok/cvtop
(module (func (result f32) (f32.convert_i32_s (i32.const 0))))
(assert_invalid (module (func (result f32) (f32.convert_i32_s))) "type mismatch")
(assert_invalid (module (func (result f32) (f32.convert_i32_s (i64.const 0)))) "type mismatch")
(assert_invalid (module (func (result f64) (f32.convert_i32_s (i32.const 0)))) "type mismatch")

;; i32.trunc_f32_u : f32 -> i32
;; SPEC valid-cvtop; Instr_ok/cvtop
(module (func (result i32) (i32.trunc_f32_u (f32.const 0))))
(assert_invalid (module (func (result i32) (i32.trunc_f32_u))) "type mismatch")
(assert_invalid (module (func (result i32) (i32.trunc_f32_u (f64.const 0)))) "type mismatch")
(assert_invalid (module (func (result i64) (i32.trunc_f32_u (f32.const 0)))) "type mismatch")

;; i32.trunc_sat_f32_u : f32 -> i32
;; SPEC valid-cvtop; Instr_ok/cvtop
(module (func (result i32) (i32.trunc_sat_f32_u (f32.const 0))))
(assert_invalid (module (func (result i32) (i32.trunc_sat_f32_u))) "type mismatch")
(assert_invalid (module (func (result i32) (i32.trunc_sat_f32_u (f64.const 0)))) "type mismatch")
(assert_invalid (module (func (result i64) (i32.trunc_sat_f32_u (f32.const 0)))) "type mismatch")

;; f32.convert_i32_u : i32 -> f32
;; SPEC valid-cvtop; Instr_ok/cvtop
(module (func (result f32) (f32.convert_i32_u (i32.const 0))))
(assert_invalid (module (func (result f32) (f32.convert_i32_u))) "type mismatch")
(assert_invalid (module (func (result f32) (f32.convert_i32_u (i64.const 0)))) "type mismatch")
(assert_invalid (module (func (result f64) (f32.convert_i32_u (i32.const 0)))) "type mismatch")

;; i32.trunc_f64_s : f64 -> i32
;; SPEC valid-cvtop; Instr_ok/cvtop
(module (func (result i32) (i32.trunc_f64_s (f64.const 0))))
(assert_invalid (module (func (result i32) (i32.trunc_f64_s))) "type mismatch")
(assert_invalid (module (func (result i32) (i32.trunc_f64_s (f32.const 0)))) "type mismatch")
(assert_invalid (module (func (result i64) (i32.trunc_f64_s (f64.const 0)))) "type mismatch")

;; i32.trunc_sat_f64_s : f64 -> i32
;; SPEC valid-cvtop; Instr_ok/cvtop
(module (func (result i32) (i32.trunc_sat_f64_s (f64.const 0))))
(assert_invalid (module (func (result i32) (i32.trunc_sat_f64_s))) "type mismatch")
(assert_invalid (module (func (result i32) (i32.trunc_sat_f64_s (f32.const 0)))) "type mismatch")
(assert_invalid (module (func (result i64) (i32.trunc_sat_f64_s (f64.const 0)))) "type mismatch")

;; f64.convert_i32_s : i32 -> f64
;; SPEC valid-cvtop; Instr_ok/cvtop
(module (func (result f64) (f64.convert_i32_s (i32.const 0))))
(assert_invalid (module (func (result f64) (f64.convert_i32_s))) "type mismatch")
(assert_invalid (module (func (result f64) (f64.convert_i32_s (i64.const 0)))) "type mismatch")
(assert_invalid (module (func (result f32) (f64.convert_i32_s (i32.const 0)))) "type mismatch")

;; i32.trunc_f64_u : f64 -> i32
;; SPEC valid-cvtop; Instr_ok/cvtop
(module (func (result i32) (i32.trunc_f64_u (f64.const 0))))
(assert_invalid (module (func (result i32) (i32.trunc_f64_u))) "type mismatch")
(assert_invalid (module (func (result i32) (i32.trunc_f64_u (f32.const 0)))) "type mismatch")
(assert_invalid (module (func (result i64) (i32.trunc_f64_u (f64.const 0)))) "type mismatch")

;; i32.trunc_sat_f64_u : f64 -> i32
;; SPEC valid-cvtop; Instr_ok/cvtop
(module (func (result i32) (i32.trunc_sat_f64_u (f64.const 0))))
(assert_invalid (module (func (result i32) (i32.trunc_sat_f64_u))) "type mismatch")
(assert_invalid (module (func (result i32) (i32.trunc_sat_f64_u (f32.const 0)))) "type mismatch")
(assert_invalid (module (func (result i64) (i32.trunc_sat_f64_u (f64.const 0)))) "type mismatch")

;; f64.convert_i32_u : i32 -> f64
;; SPEC valid-cvtop; Instr_ok/cvtop
(module (func (result f64) (f64.convert_i32_u (i32.const 0))))
(assert_invalid (module (func (result f64) (f64.convert_i32_u))) "type mismatch")
(assert_invalid (module (func (result f64) (f64.convert_i32_u (i64.const 0)))) "type mismatch")
(assert_invalid (module (func (result f32) (f64.convert_i32_u (i32.const 0)))) "type mismatch")

;; i64.trunc_f32_s : f32 -> i64
;; SPEC valid-cvtop; Instr_ok/cvtop
(module (func (result i64) (i64.trunc_f32_s (f32.const 0))))
(assert_invalid (module (func (result i64) (i64.trunc_f32_s))) "type mismatch")
(assert_invalid (module (func (result i64) (i64.trunc_f32_s (f64.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (i64.trunc_f32_s (f32.const 0)))) "type mismatch")

;; i64.trunc_sat_f32_s : f32 -> i64
;; SPEC valid-cvtop; Instr_ok/cvtop
(module (func (result i64) (i64.trunc_sat_f32_s (f32.const 0))))
(assert_invalid (module (func (result i64) (i64.trunc_sat_f32_s))) "type mismatch")
(assert_invalid (module (func (result i64) (i64.trunc_sat_f32_s (f64.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (i64.trunc_sat_f32_s (f32.const 0)))) "type mismatch")

;; f32.convert_i64_s : i64 -> f32
;; SPEC valid-cvtop; Instr_ok/cvtop
(module (func (result f32) (f32.convert_i64_s (i64.const 0))))
(assert_invalid (module (func (result f32) (f32.convert_i64_s))) "type mismatch")
(assert_invalid (module (func (result f32) (f32.convert_i64_s (i32.const 0)))) "type mismatch")
(assert_invalid (module (func (result f64) (f32.convert_i64_s (i64.const 0)))) "type mismatch")

;; i64.trunc_f32_u : f32 -> i64
;; SPEC valid-cvtop; Instr_ok/cvtop
(module (func (result i64) (i64.trunc_f32_u (f32.const 0))))
(assert_invalid (module (func (result i64) (i64.trunc_f32_u))) "type mismatch")
(assert_invalid (module (func (result i64) (i64.trunc_f32_u (f64.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (i64.trunc_f32_u (f32.const 0)))) "type mismatch")

;; i64.trunc_sat_f32_u : f32 -> i64
;; SPEC valid-cvtop; Instr_ok/cvtop
(module (func (result i64) (i64.trunc_sat_f32_u (f32.const 0))))
(assert_invalid (module (func (result i64) (i64.trunc_sat_f32_u))) "type mismatch")
(assert_invalid (module (func (result i64) (i64.trunc_sat_f32_u (f64.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (i64.trunc_sat_f32_u (f32.const 0)))) "type mismatch")

;; f32.convert_i64_u : i64 -> f32
;; SPEC valid-cvtop; Instr_ok/cvtop
(module (func (result f32) (f32.convert_i64_u (i64.const 0))))
(assert_invalid (module (func (result f32) (f32.convert_i64_u))) "type mismatch")
(assert_invalid (module (func (result f32) (f32.convert_i64_u (i32.const 0)))) "type mismatch")
(assert_invalid (module (func (result f64) (f32.convert_i64_u (i64.const 0)))) "type mismatch")

;; i64.trunc_f64_s : f64 -> i64
;; SPEC valid-cvtop; Instr_ok/cvtop
(module (func (result i64) (i64.trunc_f64_s (f64.const 0))))
(assert_invalid (module (func (result i64) (i64.trunc_f64_s))) "type mismatch")
(assert_invalid (module (func (result i64) (i64.trunc_f64_s (f32.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (i64.trunc_f64_s (f64.const 0)))) "type mismatch")

;; i64.trunc_sat_f64_s : f64 -> i64
;; SPEC valid-cvtop; Instr_ok/cvtop
(module (func (result i64) (i64.trunc_sat_f64_s (f64.const 0))))
(assert_invalid (module (func (result i64) (i64.trunc_sat_f64_s))) "type mismatch")
(assert_invalid (module (func (result i64) (i64.trunc_sat_f64_s (f32.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (i64.trunc_sat_f64_s (f64.const 0)))) "type mismatch")

;; f64.convert_i64_s : i64 -> f64
;; SPEC valid-cvtop; Instr_ok/cvtop
(module (func (result f64) (f64.convert_i64_s (i64.const 0))))
(assert_invalid (module (func (result f64) (f64.convert_i64_s))) "type mismatch")
(assert_invalid (module (func (result f64) (f64.convert_i64_s (i32.const 0)))) "type mismatch")
(assert_invalid (module (func (result f32) (f64.convert_i64_s (i64.const 0)))) "type mismatch")

;; i64.trunc_f64_u : f64 -> i64
;; SPEC valid-cvtop; Instr_ok/cvtop
(module (func (result i64) (i64.trunc_f64_u (f64.const 0))))
(assert_invalid (module (func (result i64) (i64.trunc_f64_u))) "type mismatch")
(assert_invalid (module (func (result i64) (i64.trunc_f64_u (f32.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (i64.trunc_f64_u (f64.const 0)))) "type mismatch")

;; i64.trunc_sat_f64_u : f64 -> i64
;; SPEC valid-cvtop; Instr_ok/cvtop
(module (func (result i64) (i64.trunc_sat_f64_u (f64.const 0))))
(assert_invalid (module (func (result i64) (i64.trunc_sat_f64_u))) "type mismatch")
(assert_invalid (module (func (result i64) (i64.trunc_sat_f64_u (f32.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (i64.trunc_sat_f64_u (f64.const 0)))) "type mismatch")

;; f64.convert_i64_u : i64 -> f64
;; SPEC valid-cvtop; Instr_ok/cvtop
(module (func (result f64) (f64.convert_i64_u (i64.const 0))))
(assert_invalid (module (func (result f64) (f64.convert_i64_u))) "type mismatch")
(assert_invalid (module (func (result f64) (f64.convert_i64_u (i32.const 0)))) "type mismatch")
(assert_invalid (module (func (result f32) (f64.convert_i64_u (i64.const 0)))) "type mismatch")
