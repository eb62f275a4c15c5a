;; Test operators: one operand of the type, an i32.
;; SPEC valid-testop; Instr_ok/testop

;; i32.eqz : i32 -> i32
;; SPEC valid-testop; Instr_ok/testop
(module (func (result i32) (i32.eqz (i32.const 0))))
(assert_invalid (module (func (result i32) (i32.eqz))) "type mismatch")
(assert_invalid (module (func (result i32) (i32.eqz (i64.const 0)))) "type mismatch")
(assert_invalid (module (func (result i64) (i32.eqz (i32.const 0)))) "type mismatch")

;; i64.eqz : i64 -> i32
;; SPEC valid-testop; Instr_ok/testop
(module (func (result i32) (i64.eqz (i64.const 0))))
(assert_invalid (module (func (result i32) (i64.eqz))) "type mismatch")
(assert_invalid (module (func (result i32) (i64.eqz (i32.const 0)))) "type mismatch")
(assert_invalid (module (func (result i64) (i64.eqz (i64.const 0)))) "type mismatch")
