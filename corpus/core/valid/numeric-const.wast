;; Constants push one value of their type.
;; SPEC valid-const; Instr_ok/const
(module (func (result i32) (i32.const 0)))
(assert_invalid (module (func (result i64) (i32.const 0))) "type mismatch")
(assert_invalid (module (func (i32.const 0))) "type mismatch")
(module (func (result i64) (i64.const 0)))
(assert_invalid (module (func (result i32) (i64.const 0))) "type mismatch")
(assert_invalid (module (func (i64.const 0))) "type mismatch")
(module (func (result f32) (f32.const 0)))
(assert_invalid (module (func (result f64) (f32.const 0))) "type mismatch")
(assert_invalid (module (func (f32.const 0))) "type mismatch")
(module (func (result f64) (f64.const 0)))
(assert_invalid (module (func (result f32) (f64.const 0))) "type mismatch")
(assert_invalid (module (func (f64.const 0))) "type mismatch")

;; References are no numbers.
;; SPEC valid-binop, valid-testop; Instr_ok/binop, Instr_ok/testop
(assert_invalid (module (func (result i32) (i32.eqz (ref.null func)))) "type mismatch")
(assert_invalid (module (func (param externref) (result i32) (i32.add (local.get 0) (i32.const 1)))) "type mismatch")
