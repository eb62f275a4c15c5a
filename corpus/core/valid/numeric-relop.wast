;; Comparisons: two operands of the type, an i32.
;; SPEC valid-relop; Instr_ok/relop

;; i32.eq : i32 i32 -> i32
;; SPEC valid-relop; Instr_ok/relop
(module (func (result i32) (i32.eq (i32.const 0) (i32.const 0))))
(assert_invalid (module (func (result i32) (i32.eq (i32.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (i32.eq (i64.const 0) (i32.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (i32.eq (i32.const 0) (i64.const 0)))) "type mismatch")
(assert_invalid (module (func (result i64) (i32.eq (i32.const 0) (i32.const 0)))) "type mismatch")

;; i32.ne : i32 i32 -> i32
;; SPEC valid-relop; Instr_ok/relop
(module (func (result i32) (i32.ne (i32.const 0) (i32.const 0))))
(assert_invalid (module (func (result i32) (i32.ne (i32.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (i32.ne (i64.const 0) (i32.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (i32.ne (i32.const 0) (i64.const 0)))) "type mismatch")
(assert_invalid (module (func (result i64) (i32.ne (i32.const 0) (i32.const 0)))) "type mismatch")

;; i32.lt_s : i32 i32 -> i32
;; SPEC valid-relop; Instr_ok/relop
(module (func (result i32) (i32.lt_s (i32.const 0) (i32.const 0))))
(assert_invalid (module (func (result i32) (i32.lt_s (i32.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (i32.lt_s (i64.const 0) (i32.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (i32.lt_s (i32.const 0) (i64.const 0)))) "type mismatch")
(assert_invalid (module (func (result i64) (i32.lt_s (i32.const 0) (i32.const 0)))) "type mismatch")

;; i32.lt_u : i32 i32 -> i32
;; SPEC valid-relop; Instr_ok/relop
(module (func (result i32) (i32.lt_u (i32.const 0) (i32.const 0))))
(assert_invalid (module (func (result i32) (i32.lt_u (i32.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (i32.lt_u (i64.const 0) (i32.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (i32.lt_u (i32.const 0) (i64.const 0)))) "type mismatch")
(assert_invalid (module (func (result i64) (i32.lt_u (i32.const 0) (i32.const 0)))) "type mismatch")

;; i32.gt_s : i32 i32 -> i32
;; SPEC valid-relop; Instr_ok/relop
(module (func (result i32) (i32.gt_s (i32.const 0) (i32.const 0))))
(assert_invalid (module (func (result i32) (i32.gt_s (i32.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (i32.gt_s (i64.const 0) (i32.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (i32.gt_s (i32.const 0) (i64.const 0)))) "type mismatch")
(assert_invalid (module (func (result i64) (i32.gt_s (i32.const 0) (i32.const 0)))) "type mismatch")

;; i32.gt_u : i32 i32 -> i32
;; SPEC valid-relop; Instr_ok/relop
(module (func (result i32) (i32.gt_u (i32.const 0) (i32.const 0))))
(assert_invalid (module (func (result i32) (i32.gt_u (i32.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (i32.gt_u (i64.const 0) (i32.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (i32.gt_u (i32.const 0) (i64.const 0)))) "type mismatch")
(assert_invalid (module (func (result i64) (i32.gt_u (i32.const 0) (i32.const 0)))) "type mismatch")

;; i32.le_s : i32 i32 -> i32
;; SPEC valid-relop; Instr_ok/relop
(module (func (result i32) (i32.le_s (i32.const 0) (i32.const 0))))
(assert_invalid (module (func (result i32) (i32.le_s (i32.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (i32.le_s (i64.const 0) (i32.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (i32.le_s (i32.const 0) (i64.const 0)))) "type mismatch")
(assert_invalid (module (func (result i64) (i32.le_s (i32.const 0) (i32.const 0)))) "type mismatch")

;; i32.le_u : i32 i32 -> i32
;; SPEC valid-relop; Instr_ok/relop
(module (func (result i32) (i32.le_u (i32.const 0) (i32.const 0))))
(assert_invalid (module (func (result i32) (i32.le_u (i32.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (i32.le_u (i64.const 0) (i32.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (i32.le_u (i32.const 0) (i64.const 0)))) "type mismatch")
(assert_invalid (module (func (result i64) (i32.le_u (i32.const 0) (i32.const 0)))) "type mismatch")

;; i32.ge_s : i32 i32 -> i32
;; SPEC valid-relop; Instr_ok/relop
(module (func (result i32) (i32.ge_s (i32.const 0) (i32.const 0))))
(assert_invalid (module (func (result i32) (i32.ge_s (i32.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (i32.ge_s (i64.const 0) (i32.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (i32.ge_s (i32.const 0) (i64.const 0)))) "type mismatch")
(assert_invalid (module (func (result i64) (i32.ge_s (i32.const 0) (i32.const 0)))) "type mismatch")

;; i32.ge_u : i32 i32 -> i32
;; SPEC valid-relop; Instr_ok/relop
(module (func (result i32) (i32.ge_u (i32.const 0) (i32.const 0))))
(assert_invalid (module (func (result i32) (i32.ge_u (i32.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (i32.ge_u (i64.const 0) (i32.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (i32.ge_u (i32.const 0) (i64.const 0)))) "type mismatch")
(assert_invalid (module (func (result i64) (i32.ge_u (i32.const 0) (i32.const 0)))) "type mismatch")

;; i64.eq : i64 i64 -> i32
;; SPEC valid-relop; Instr_ok/relop
(module (func (result i32) (i64.eq (i64.const 0) (i64.const 0))))
(assert_invalid (module (func (result i32) (i64.eq (i64.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (i64.eq (i32.const 0) (i64.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (i64.eq (i64.const 0) (i32.const 0)))) "type mismatch")
(assert_invalid (module (func (result i64) (i64.eq (i64.const 0) (i64.const 0)))) "type mismatch")

;; i64.ne : i64 i64 -> i32
;; SPEC valid-relop; Instr_ok/relop
(module (func (result i32) (i64.ne (i64.const 0) (i64.const 0))))
(assert_invalid (module (func (result i32) (i64.ne (i64.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (i64.ne (i32.const 0) (i64.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (i64.ne (i64.const 0) (i32.const 0)))) "type mismatch")
(assert_invalid (module (func (result i64) (i64.ne (i64.const 0) (i64.const 0)))) "type mismatch")

;; i64.lt_s : i64 i64 -> i32
;; SPEC valid-relop; Instr_ok/relop
(module (func (result i32) (i64.lt_s (i64.const 0) (i64.const 0))))
(assert_invalid (module (func (result i32) (i64.lt_s (i64.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (i64.lt_s (i32.const 0) (i64.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (i64.lt_s (i64.const 0) (i32.const 0)))) "type mismatch")
(assert_invalid (module (func (result i64) (i64.lt_s (i64.const 0) (i64.const 0)))) "type mismatch")

;; i64.lt_u : i64 i64 -> i32
;; SPEC valid-relop; Instr_ok/relop
(module (func (result i32) (i64.lt_u (i64.const 0) (i64.const 0))))
(assert_invalid (module (func (result i32) (i64.lt_u (i64.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (i64.lt_u (i32.const 0) (i64.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (i64.lt_u (i64.const 0) (i32.const 0)))) "type mismatch")
(assert_invalid (module (func (result i64) (i64.lt_u (i64.const 0) (i64.const 0)))) "type mismatch")

;; i64.gt_s : i64 i64 -> i32
;; SPEC valid-relop; Instr_ok/relop
(module (func (result i32) (i64.gt_s (i64.const 0) (i64.const 0))))
(assert_invalid (module (func (result i32) (i64.gt_s (i64.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (i64.gt_s (i32.const 0) (i64.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (i64.gt_s (i64.const 0) (i32.const 0)))) "type mismatch")
(assert_invalid (module (func (result i64) (i64.gt_s (i64.const 0) (i64.const 0)))) "type mismatch")

;; i64.gt_u : i64 i64 -> i32
;; SPEC valid-relop; Instr_ok/relop
(module (func (result i32) (i64.gt_u (i64.const 0) (i64.const 0))))
(assert_invalid (module (func (result i32) (i64.gt_u (i64.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (i64.gt_u (i32.const 0) (i64.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (i64.gt_u (i64.const 0) (i32.const 0)))) "type mismatch")
(assert_invalid (module (func (result i64) (i64.gt_u (i64.const 0) (i64.const 0)))) "type mismatch")

;; i64.le_s : i64 i64 -> i32
;; SPEC valid-relop; Instr_ok/relop
(module (func (result i32) (i64.le_s (i64.const 0) (i64.const 0))))
(assert_invalid (module (func (result i32) (i64.le_s (i64.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (i64.le_s (i32.const 0) (i64.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (i64.le_s (i64.const 0) (i32.const 0)))) "type mismatch")
(assert_invalid (module (func (result i64) (i64.le_s (i64.const 0) (i64.const 0)))) "type mismatch")

;; i64.le_u : i64 i64 -> i32
;; SPEC valid-relop; Instr_ok/relop
(module (func (result i32) (i64.le_u (i64.const 0) (i64.const 0))))
(assert_invalid (module (func (result i32) (i64.le_u (i64.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (i64.le_u (i32.const 0) (i64.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (i64.le_u (i64.const 0) (i32.const 0)))) "type mismatch")
(assert_invalid (module (func (result i64) (i64.le_u (i64.const 0) (i64.const 0)))) "type mismatch")

;; i64.ge_s : i64 i64 -> i32
;; SPEC valid-relop; Instr_ok/relop
(module (func (result i32) (i64.ge_s (i64.const 0) (i64.const 0))))
(assert_invalid (module (func (result i32) (i64.ge_s (i64.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (i64.ge_s (i32.const 0) (i64.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (i64.ge_s (i64.const 0) (i32.const 0)))) "type mismatch")
(assert_invalid (module (func (result i64) (i64.ge_s (i64.const 0) (i64.const 0)))) "type mismatch")

;; i64.ge_u : i64 i64 -> i32
;; SPEC valid-relop; Instr_ok/relop
(module (func (result i32) (i64.ge_u (i64.const 0) (i64.const 0))))
(assert_invalid (module (func (result i32) (i64.ge_u (i64.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (i64.ge_u (i32.const 0) (i64.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (i64.ge_u (i64.const 0) (i32.const 0)))) "type mismatch")
(assert_invalid (module (func (result i64) (i64.ge_u (i64.const 0) (i64.const 0)))) "type mismatch")

;; f32.eq : f32 f32 -> i32
;; SPEC valid-relop; Instr_ok/relop
(module (func (result i32) (f32.eq (f32.const 0) (f32.const 0))))
(assert_invalid (module (func (result i32) (f32.eq (f32.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (f32.eq (f64.const 0) (f32.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (f32.eq (f32.const 0) (f64.const 0)))) "type mismatch")
(assert_invalid (module (func (result i64) (f32.eq (f32.const 0) (f32.const 0)))) "type mismatch")

;; f32.ne : f32 f32 -> i32
;; SPEC valid-relop; Instr_ok/relop
(module (func (result i32) (f32.ne (f32.const 0) (f32.const 0))))
(assert_invalid (module (func (result i32) (f32.ne (f32.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (f32.ne (f64.const 0) (f32.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (f32.ne (f32.const 0) (f64.const 0)))) "type mismatch")
(assert_invalid (module (func (result i64) (f32.ne (f32.const 0) (f32.const 0)))) "type mismatch")

;; f32.lt : f32 f32 -> i32
;; SPEC valid-relop; Instr_ok/relop
(module (func (result i32) (f32.lt (f32.const 0) (f32.const 0))))
(assert_invalid (module (func (result i32) (f32.lt (f32.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (f32.lt (f64.const 0) (f32.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (f32.lt (f32.const 0) (f64.const 0)))) "type mismatch")
(assert_invalid (module (func (result i64) (f32.lt (f32.const 0) (f32.const 0)))) "type mismatch")

;; f32.gt : f32 f32 -> i32
;; SPEC valid-relop; Instr_ok/relop
(module (func (result i32) (f32.gt (f32.const 0) (f32.const 0))))
(assert_invalid (module (func (result i32) (f32.gt (f32.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (f32.gt (f64.const 0) (f32.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (f32.gt (f32.const 0) (f64.const 0)))) "type mismatch")
(assert_invalid (module (func (result i64) (f32.gt (f32.const 0) (f32.const 0)))) "type mismatch")

;; f32.le : f32 f32 -> i32
;; SPEC valid-relop; Instr_ok/relop
(module (func (result i32) (f32.le (f32.const 0) (f32.const 0))))
(assert_invalid (module (func (result i32) (f32.le (f32.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (f32.le (f64.const 0) (f32.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (f32.le (f32.const 0) (f64.const 0)))) "type mismatch")
(assert_invalid (module (func (result i64) (f32.le (f32.const 0) (f32.const 0)))) "type mismatch")

;; f32.ge : f32 f32 -> i32
;; SPEC valid-relop; Instr_ok/relop
(module (func (result i32) (f32.ge (f32.const 0) (f32.const 0))))
(assert_invalid (module (func (result i32) (f32.ge (f32.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (f32.ge (f64.const 0) (f32.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (f32.ge (f32.const 0) (f64.const 0)))) "type mismatch")
(assert_invalid (module (func (result i64) (f32.ge (f32.const 0) (f32.const 0)))) "type mismatch")

;; f64.eq : f64 f64 -> i32
;; SPEC valid-relop; Instr_ok/relop
(module (func (result i32) (f64.eq (f64.const 0) (f64.const 0))))
(assert_invalid (module (func (result i32) (f64.eq (f64.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (f64.eq (f32.const 0) (f64.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (f64.eq (f64.const 0) (f32.const 0)))) "type mismatch")
(assert_invalid (module (func (result i64) (f64.eq (f64.const 0) (f64.const 0)))) "type mismatch")

;; f64.ne : f64 f64 -> i32
;; SPEC valid-relop; Instr_ok/relop
(module (func (result i32) (f64.ne (f64.const 0) (f64.const 0))))
(assert_invalid (module (func (result i32) (f64.ne (f64.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (f64.ne (f32.const 0) (f64.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (f64.ne (f64.const 0) (f32.const 0)))) "type mismatch")
(assert_invalid (module (func (result i64) (f64.ne (f64.const 0) (f64.const 0)))) "type mismatch")

;; f64.lt : f64 f64 -> i32
;; SPEC valid-relop; Instr_ok/relop
(module (func (result i32) (f64.lt (f64.const 0) (f64.const 0))))
(assert_invalid (module (func (result i32) (f64.lt (f64.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (f64.lt (f32.const 0) (f64.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (f64.lt (f64.const 0) (f32.const 0)))) "type mismatch")
(assert_invalid (module (func (result i64) (f64.lt (f64.const 0) (f64.const 0)))) "type mismatch")

;; f64.gt : f64 f64 -> i32
;; SPEC valid-relop; Instr_ok/relop
(module (func (result i32) (f64.gt (f64.const 0) (f64.const 0))))
(assert_invalid (module (func (result i32) (f64.gt (f64.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (f64.gt (f32.const 0) (f64.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (f64.gt (f64.const 0) (f32.const 0)))) "type mismatch")
(assert_invalid (module (func (result i64) (f64.gt (f64.const 0) (f64.const 0)))) "type mismatch")

;; f64.le : f64 f64 -> i32
;; SPEC valid-relop; Instr_ok/relop
(module (func (result i32) (f64.le (f64.const 0) (f64.const 0))))
(assert_invalid (module (func (result i32) (f64.le (f64.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (f64.le (f32.const 0) (f64.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (f64.le (f64.const 0) (f32.const 0)))) "type mismatch")
(assert_invalid (module (func (result i64) (f64.le (f64.const 0) (f64.const 0)))) "type mismatch")

;; f64.ge : f64 f64 -> i32
;; SPEC valid-relop; Instr_ok/relop
(module (func (result i32) (f64.ge (f64.const 0) (f64.const 0))))
(assert_invalid (module (func (result i32) (f64.ge (f64.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (f64.ge (f32.const 0) (f64.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (f64.ge (f64.const 0) (f32.const 0)))) "type mismatch")
(assert_invalid (module (func (result i64) (f64.ge (f64.const 0) (f64.const 0)))) "type mismatch")
