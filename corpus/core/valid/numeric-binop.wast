;; Binary operators: two operands of the type, one result of it.
;; SPEC valid-binop; Instr_ok/binop

;; i32.add : i32 i32 -> i32
;; SPEC valid-binop; Instr_ok/binop
(module (func (result i32) (i32.add (i32.const 0) (i32.const 0))))
(assert_invalid (module (func (result i32) (i32.add (i32.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (i32.add (i64.const 0) (i32.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (i32.add (i32.const 0) (i64.const 0)))) "type mismatch")
(assert_invalid (module (func (result i64) (i32.add (i32.const 0) (i32.const 0)))) "type mismatch")

;; i32.sub : i32 i32 -> i32
;; SPEC valid-binop; Instr_ok/binop
(module (func (result i32) (i32.sub (i32.const 0) (i32.const 0))))
(assert_invalid (module (func (result i32) (i32.sub (i32.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (i32.sub (i64.const 0) (i32.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (i32.sub (i32.const 0) (i64.const 0)))) "type mismatch")
(assert_invalid (module (func (result i64) (i32.sub (i32.const 0) (i32.const 0)))) "type mismatch")

;; i32.mul : i32 i32 -> i32
;; SPEC valid-binop; Instr_ok/binop
(module (func (result i32) (i32.mul (i32.const 0) (i32.const 0))))
(assert_invalid (module (func (result i32) (i32.mul (i32.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (i32.mul (i64.const 0) (i32.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (i32.mul (i32.const 0) (i64.const 0)))) "type mismatch")
(assert_invalid (module (func (result i64) (i32.mul (i32.const 0) (i32.const 0)))) "type mismatch")

;; i32.div_s : i32 i32 -> i32
;; SPEC valid-binop; Instr_ok/binop
(module (func (result i32) (i32.div_s (i32.const 0) (i32.const 0))))
(assert_invalid (module (func (result i32) (i32.div_s (i32.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (i32.div_s (i64.const 0) (i32.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (i32.div_s (i32.const 0) (i64.const 0)))) "type mismatch")
(assert_invalid (module (func (result i64) (i32.div_s (i32.const 0) (i32.const 0)))) "type mismatch")

;; i32.div_u : i32 i32 -> i32
;; SPEC valid-binop; Instr_ok/binop
(module (func (result i32) (i32.div_u (i32.const 0) (i32.const 0))))
(assert_invalid (module (func (result i32) (i32.div_u (i32.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (i32.div_u (i64.const 0) (i32.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (i32.div_u (i32.const 0) (i64.const 0)))) "type mismatch")
(assert_invalid (module (func (result i64) (i32.div_u (i32.const 0) (i32.const 0)))) "type mismatch")

;; i32.rem_s : i32 i32 -> i32
;; SPEC valid-binop; Instr_ok/binop
(module (func (result i32) (i32.rem_s (i32.const 0) (i32.const 0))))
(assert_invalid (module (func (result i32) (i32.rem_s (i32.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (i32.rem_s (i64.const 0) (i32.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (i32.rem_s (i32.const 0) (i64.const 0)))) "type mismatch")
(assert_invalid (module (func (result i64) (i32.rem_s (i32.const 0) (i32.const 0)))) "type mismatch")

;; i32.rem_u : i32 i32 -> i32
;; SPEC valid-binop; Instr_ok/binop
(module (func (result i32) (i32.rem_u (i32.const 0) (i32.const 0))))
(assert_invalid (module (func (result i32) (i32.rem_u (i32.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (i32.rem_u (i64.const 0) (i32.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (i32.rem_u (i32.const 0) (i64.const 0)))) "type mismatch")
(assert_invalid (module (func (result i64) (i32.rem_u (i32.const 0) (i32.const 0)))) "type mismatch")

;; i32.and : i32 i32 -> i32
;; SPEC valid-binop; Instr_ok/binop
(module (func (result i32) (i32.and (i32.const 0) (i32.const 0))))
(assert_invalid (module (func (result i32) (i32.and (i32.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (i32.and (i64.const 0) (i32.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (i32.and (i32.const 0) (i64.const 0)))) "type mismatch")
(assert_invalid (module (func (result i64) (i32.and (i32.const 0) (i32.const 0)))) "type mismatch")

;; i32.or : i32 i32 -> i32
;; SPEC valid-binop; Instr_ok/binop
(module (func (result i32) (i32.or (i32.const 0) (i32.const 0))))
(assert_invalid (module (func (result i32) (i32.or (i32.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (i32.or (i64.const 0) (i32.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (i32.or (i32.const 0) (i64.const 0)))) "type mismatch")
(assert_invalid (module (func (result i64) (i32.or (i32.const 0) (i32.const 0)))) "type mismatch")

;; i32.xor : i32 i32 -> i32
;; SPEC valid-binop; Instr_ok/binop
(module (func (result i32) (i32.xor (i32.const 0) (i32.const 0))))
(assert_invalid (module (func (result i32) (i32.xor (i32.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (i32.xor (i64.const 0) (i32.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (i32.xor (i32.const 0) (i64.const 0)))) "type mismatch")
(assert_invalid (module (func (result i64) (i32.xor (i32.const 0) (i32.const 0)))) "type mismatch")

;; i32.shl : i32 i32 -> i32
;; SPEC valid-binop; Instr_ok/binop
(module (func (result i32) (i32.shl (i32.const 0) (i32.const 0))))
(assert_invalid (module (func (result i32) (i32.shl (i32.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (i32.shl (i64.const 0) (i32.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (i32.shl (i32.const 0) (i64.const 0)))) "type mismatch")
(assert_invalid (module (func (result i64) (i32.shl (i32.const 0) (i32.const 0)))) "type mismatch")

;; i32.shr_s : i32 i32 -> i32
;; SPEC valid-binop; Instr_ok/binop
(module (func (result i32) (i32.shr_s (i32.const 0) (i32.const 0))))
(assert_invalid (module (func (result i32) (i32.shr_s (i32.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (i32.shr_s (i64.const 0) (i32.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (i32.shr_s (i32.const 0) (i64.const 0)))) "type mismatch")
(assert_invalid (module (func (result i64) (i32.shr_s (i32.const 0) (i32.const 0)))) "type mismatch")

;; i32.shr_u : i32 i32 -> i32
;; SPEC valid-binop; Instr_ok/binop
(module (func (result i32) (i32.shr_u (i32.const 0) (i32.const 0))))
(assert_invalid (module (func (result i32) (i32.shr_u (i32.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (i32.shr_u (i64.const 0) (i32.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (i32.shr_u (i32.const 0) (i64.const 0)))) "type mismatch")
(assert_invalid (module (func (result i64) (i32.shr_u (i32.const 0) (i32.const 0)))) "type mismatch")

;; i32.rotl : i32 i32 -> i32
;; SPEC valid-binop; Instr_ok/binop
(module (func (result i32) (i32.rotl (i32.const 0) (i32.const 0))))
(assert_invalid (module (func (result i32) (i32.rotl (i32.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (i32.rotl (i64.const 0) (i32.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (i32.rotl (i32.const 0) (i64.const 0)))) "type mismatch")
(assert_invalid (module (func (result i64) (i32.rotl (i32.const 0) (i32.const 0)))) "type mismatch")

;; i32.rotr : i32 i32 -> i32
;; SPEC valid-binop; Instr_ok/binop
(module (func (result i32) (i32.rotr (i32.const 0) (i32.const 0))))
(assert_invalid (module (func (result i32) (i32.rotr (i32.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (i32.rotr (i64.const 0) (i32.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (i32.rotr (i32.const 0) (i64.const 0)))) "type mismatch")
(assert_invalid (module (func (result i64) (i32.rotr (i32.const 0) (i32.const 0)))) "type mismatch")

;; i64.add : i64 i64 -> i64
;; SPEC valid-binop; Instr_ok/binop
(module (func (result i64) (i64.add (i64.const 0) (i64.const 0))))
(assert_invalid (module (func (result i64) (i64.add (i64.const 0)))) "type mismatch")
(assert_invalid (module (func (result i64) (i64.add (i32.const 0) (i64.const 0)))) "type mismatch")
(assert_invalid (module (func (result i64) (i64.add (i64.const 0) (i32.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (i64.add (i64.const 0) (i64.const 0)))) "type mismatch")

;; i64.sub : i64 i64 -> i64
;; SPEC valid-binop; Instr_ok/binop
(module (func (result i64) (i64.sub (i64.const 0) (i64.const 0))))
(assert_invalid (module (func (result i64) (i64.sub (i64.const 0)))) "type mismatch")
(assert_invalid (module (func (result i64) (i64.sub (i32.const 0) (i64.const 0)))) "type mismatch")
(assert_invalid (module (func (result i64) (i64.sub (i64.const 0) (i32.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (i64.sub (i64.const 0) (i64.const 0)))) "type mismatch")

;; i64.mul : i64 i64 -> i64
;; SPEC valid-binop; Instr_ok/binop
(module (func (result i64) (i64.mul (i64.const 0) (i64.const 0))))
(assert_invalid (module (func (result i64) (i64.mul (i64.const 0)))) "type mismatch")
(assert_invalid (module (func (result i64) (i64.mul (i32.const 0) (i64.const 0)))) "type mismatch")
(assert_invalid (module (func (result i64) (i64.mul (i64.const 0) (i32.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (i64.mul (i64.const 0) (i64.const 0)))) "type mismatch")

;; i64.div_s : i64 i64 -> i64
;; SPEC valid-binop; Instr_ok/binop
(module (func (result i64) (i64.div_s (i64.const 0) (i64.const 0))))
(assert_invalid (module (func (result i64) (i64.div_s (i64.const 0)))) "type mismatch")
(assert_invalid (module (func (result i64) (i64.div_s (i32.const 0) (i64.const 0)))) "type mismatch")
(assert_invalid (module (func (result i64) (i64.div_s (i64.const 0) (i32.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (i64.div_s (i64.const 0) (i64.const 0)))) "type mismatch")

;; i64.div_u : i64 i64 -> i64
;; SPEC valid-binop; Instr_ok/binop
(module (func (result i64) (i64.div_u (i64.const 0) (i64.const 0))))
(assert_invalid (module (func (result i64) (i64.div_u (i64.const 0)))) "type mismatch")
(assert_invalid (module (func (result i64) (i64.div_u (i32.const 0) (i64.const 0)))) "type mismatch")
(assert_invalid (module (func (result i64) (i64.div_u (i64.const 0) (i32.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (i64.div_u (i64.const 0) (i64.const 0)))) "type mismatch")

;; i64.rem_s : i64 i64 -> i64
;; SPEC valid-binop; Instr_ok/binop
(module (func (result i64) (i64.rem_s (i64.const 0) (i64.const 0))))
(assert_invalid (module (func (result i64) (i64.rem_s (i64.const 0)))) "type mismatch")
(assert_invalid (module (func (result i64) (i64.rem_s (i32.const 0) (i64.const 0)))) "type mismatch")
(assert_invalid (module (func (result i64) (i64.rem_s (i64.const 0) (i32.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (i64.rem_s (i64.const 0) (i64.const 0)))) "type mismatch")

;; i64.rem_u : i64 i64 -> i64
;; SPEC valid-binop; Instr_ok/binop
(module (func (result i64) (i64.rem_u (i64.const 0) (i64.const 0))))
(assert_invalid (module (func (result i64) (i64.rem_u (i64.const 0)))) "type mismatch")
(assert_invalid (module (func (result i64) (i64.rem_u (i32.const 0) (i64.const 0)))) "type mismatch")
(assert_invalid (module (func (result i64) (i64.rem_u (i64.const 0) (i32.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (i64.rem_u (i64.const 0) (i64.const 0)))) "type mismatch")

;; i64.and : i64 i64 -> i64
;; SPEC valid-binop; Instr_ok/binop
(module (func (result i64) (i64.and (i64.const 0) (i64.const 0))))
(assert_invalid (module (func (result i64) (i64.and (i64.const 0)))) "type mismatch")
(assert_invalid (module (func (result i64) (i64.and (i32.const 0) (i64.const 0)))) "type mismatch")
(assert_invalid (module (func (result i64) (i64.and (i64.const 0) (i32.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (i64.and (i64.const 0) (i64.const 0)))) "type mismatch")

;; i64.or : i64 i64 -> i64
;; SPEC valid-binop; Instr_ok/binop
(module (func (result i64) (i64.or (i64.const 0) (i64.const 0))))
(assert_invalid (module (func (result i64) (i64.or (i64.const 0)))) "type mismatch")
(assert_invalid (module (func (result i64) (i64.or (i32.const 0) (i64.const 0)))) "type mismatch")
(assert_invalid (module (func (result i64) (i64.or (i64.const 0) (i32.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (i64.or (i64.const 0) (i64.const 0)))) "type mismatch")

;; i64.xor : i64 i64 -> i64
;; SPEC valid-binop; Instr_ok/binop
(module (func (result i64) (i64.xor (i64.const 0) (i64.const 0))))
(assert_invalid (module (func (result i64) (i64.xor (i64.const 0)))) "type mismatch")
(assert_invalid (module (func (result i64) (i64.xor (i32.const 0) (i64.const 0)))) "type mismatch")
(assert_invalid (module (func (result i64) (i64.xor (i64.const 0) (i32.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (i64.xor (i64.const 0) (i64.const 0)))) "type mismatch")

;; i64.shl : i64 i64 -> i64
;; SPEC valid-binop; Instr_ok/binop
(module (func (result i64) (i64.shl (i64.const 0) (i64.const 0))))
(assert_invalid (module (func (result i64) (i64.shl (i64.const 0)))) "type mismatch")
(assert_invalid (module (func (result i64) (i64.shl (i32.const 0) (i64.const 0)))) "type mismatch")
(assert_invalid (module (func (result i64) (i64.shl (i64.const 0) (i32.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (i64.shl (i64.const 0) (i64.const 0)))) "type mismatch")

;; i64.shr_s : i64 i64 -> i64
;; SPEC valid-binop; Instr_ok/binop
(module (func (result i64) (i64.shr_s (i64.const 0) (i64.const 0))))
(assert_invalid (module (func (result i64) (i64.shr_s (i64.const 0)))) "type mismatch")
(assert_invalid (module (func (result i64) (i64.shr_s (i32.const 0) (i64.const 0)))) "type mismatch")
(assert_invalid (module (func (result i64) (i64.shr_s (i64.const 0) (i32.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (i64.shr_s (i64.const 0) (i64.const 0)))) "type mismatch")

;; i64.shr_u : i64 i64 -> i64
;; SPEC valid-binop; Instr_ok/binop
(module (func (result i64) (i64.shr_u (i64.const 0) (i64.const 0))))
(assert_invalid (module (func (result i64) (i64.shr_u (i64.const 0)))) "type mismatch")
(assert_invalid (module (func (result i64) (i64.shr_u (i32.const 0) (i64.const 0)))) "type mismatch")
(assert_invalid (module (func (result i64) (i64.shr_u (i64.const 0) (i32.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (i64.shr_u (i64.const 0) (i64.const 0)))) "type mismatch")

;; i64.rotl : i64 i64 -> i64
;; SPEC valid-binop; Instr_ok/binop
(module (func (result i64) (i64.rotl (i64.const 0) (i64.const 0))))
(assert_invalid (module (func (result i64) (i64.rotl (i64.const 0)))) "type mismatch")
(assert_invalid (module (func (result i64) (i64.rotl (i32.const 0) (i64.const 0)))) "type mismatch")
(assert_invalid (module (func (result i64) (i64.rotl (i64.const 0) (i32.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (i64.rotl (i64.const 0) (i64.const 0)))) "type mismatch")

;; i64.rotr : i64 i64 -> i64
;; SPEC valid-binop; Instr_ok/binop
(module (func (result i64) (i64.rotr (i64.const 0) (i64.const 0))))
(assert_invalid (module (func (result i64) (i64.rotr (i64.const 0)))) "type mismatch")
(assert_invalid (module (func (result i64) (i64.rotr (i32.const 0) (i64.const 0)))) "type mismatch")
(assert_invalid (module (func (result i64) (i64.rotr (i64.const 0) (i32.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (i64.rotr (i64.const 0) (i64.const 0)))) "type mismatch")

;; f32.add : f32 f32 -> f32
;; SPEC valid-binop; Instr_ok/binop
(module (func (result f32) (f32.add (f32.const 0) (f32.const 0))))
(assert_invalid (module (func (result f32) (f32.add (f32.const 0)))) "type mismatch")
(assert_invalid (module (func (result f32) (f32.add (f64.const 0) (f32.const 0)))) "type mismatch")
(assert_invalid (module (func (result f32) (f32.add (f32.const 0) (f64.const 0)))) "type mismatch")
(assert_invalid (module (func (result f64) (f32.add (f32.const 0) (f32.const 0)))) "type mismatch")

;; f32.sub : f32 f32 -> f32
;; SPEC valid-binop; Instr_ok/binop
(module (func (result f32) (f32.sub (f32.const 0) (f32.const 0))))
(assert_invalid (module (func (result f32) (f32.sub (f32.const 0)))) "type mismatch")
(assert_invalid (module (func (result f32) (f32.sub (f64.const 0) (f32.const 0)))) "type mismatch")
(assert_invalid (module (func (result f32) (f32.sub (f32.const 0) (f64.const 0)))) "type mismatch")
(assert_invalid (module (func (result f64) (f32.sub (f32.const 0) (f32.const 0)))) "type mismatch")

;; f32.mul : f32 f32 -> f32
;; SPEC valid-binop; Instr_ok/binop
(module (func (result f32) (f32.mul (f32.const 0) (f32.const 0))))
(assert_invalid (module (func (result f32) (f32.mul (f32.const 0)))) "type mismatch")
(assert_invalid (module (func (result f32) (f32.mul (f64.const 0) (f32.const 0)))) "type mismatch")
(assert_invalid (module (func (result f32) (f32.mul (f32.const 0) (f64.const 0)))) "type mismatch")
(assert_invalid (module (func (result f64) (f32.mul (f32.const 0) (f32.const 0)))) "type mismatch")

;; f32.div : f32 f32 -> f32
;; SPEC valid-binop; Instr_ok/binop
(module (func (result f32) (f32.div (f32.const 0) (f32.const 0))))
(assert_invalid (module (func (result f32) (f32.div (f32.const 0)))) "type mismatch")
(assert_invalid (module (func (result f32) (f32.div (f64.const 0) (f32.const 0)))) "type mismatch")
(assert_invalid (module (func (result f32) (f32.div (f32.const 0) (f64.const 0)))) "type mismatch")
(assert_invalid (module (func (result f64) (f32.div (f32.const 0) (f32.const 0)))) "type mismatch")

;; f32.min : f32 f32 -> f32
;; SPEC valid-binop; Instr_ok/binop
(module (func (result f32) (f32.min (f32.const 0) (f32.const 0))))
(assert_invalid (module (func (result f32) (f32.min (f32.const 0)))) "type mismatch")
(assert_invalid (module (func (result f32) (f32.min (f64.const 0) (f32.const 0)))) "type mismatch")
(assert_invalid (module (func (result f32) (f32.min (f32.const 0) (f64.const 0)))) "type mismatch")
(assert_invalid (module (func (result f64) (f32.min (f32.const 0) (f32.const 0)))) "type mismatch")

;; f32.max : f32 f32 -> f32
;; SPEC valid-binop; Instr_ok/binop
(module (func (result f32) (f32.max (f32.const 0) (f32.const 0))))
(assert_invalid (module (func (result f32) (f32.max (f32.const 0)))) "type mismatch")
(assert_invalid (module (func (result f32) (f32.max (f64.const 0) (f32.const 0)))) "type mismatch")
(assert_invalid (module (func (result f32) (f32.max (f32.const 0) (f64.const 0)))) "type mismatch")
(assert_invalid (module (func (result f64) (f32.max (f32.const 0) (f32.const 0)))) "type mismatch")

;; f32.copysign : f32 f32 -> f32
;; SPEC valid-binop; Instr_ok/binop
(module (func (result f32) (f32.copysign (f32.const 0) (f32.const 0))))
(assert_invalid (module (func (result f32) (f32.copysign (f32.const 0)))) "type mismatch")
(assert_invalid (module (func (result f32) (f32.copysign (f64.const 0) (f32.const 0)))) "type mismatch")
(assert_invalid (module (func (result f32) (f32.copysign (f32.const 0) (f64.const 0)))) "type mismatch")
(assert_invalid (module (func (result f64) (f32.copysign (f32.const 0) (f32.const 0)))) "type mismatch")

;; f64.add : f64 f64 -> f64
;; SPEC valid-binop; Instr_ok/binop
(module (func (result f64) (f64.add (f64.const 0) (f64.const 0))))
(assert_invalid (module (func (result f64) (f64.add (f64.const 0)))) "type mismatch")
(assert_invalid (module (func (result f64) (f64.add (f32.const 0) (f64.const 0)))) "type mismatch")
(assert_invalid (module (func (result f64) (f64.add (f64.const 0) (f32.const 0)))) "type mismatch")
(assert_invalid (module (func (result f32) (f64.add (f64.const 0) (f64.const 0)))) "type mismatch")

;; f64.sub : f64 f64 -> f64
;; SPEC valid-binop; Instr_ok/binop
(module (func (result f64) (f64.sub (f64.const 0) (f64.const 0))))
(assert_invalid (module (func (result f64) (f64.sub (f64.const 0)))) "type mismatch")
(assert_invalid (module (func (result f64) (f64.sub (f32.const 0) (f64.const 0)))) "type mismatch")
(assert_invalid (module (func (result f64) (f64.sub (f64.const 0) (f32.const 0)))) "type mismatch")
(assert_invalid (module (func (result f32) (f64.sub (f64.const 0) (f64.const 0)))) "type mismatch")

;; f64.mul : f64 f64 -> f64
;; SPEC valid-binop; Instr_ok/binop
(module (func (result f64) (f64.mul (f64.const 0) (f64.const 0))))
(assert_invalid (module (func (result f64) (f64.mul (f64.const 0)))) "type mismatch")
(assert_invalid (module (func (result f64) (f64.mul (f32.const 0) (f64.const 0)))) "type mismatch")
(assert_invalid (module (func (result f64) (f64.mul (f64.const 0) (f32.const 0)))) "type mismatch")
(assert_invalid (module (func (result f32) (f64.mul (f64.const 0) (f64.const 0)))) "type mismatch")

;; f64.div : f64 f64 -> f64
;; SPEC valid-binop; Instr_ok/binop
(module (func (result f64) (f64.div (f64.const 0) (f64.const 0))))
(assert_invalid (module (func (result f64) (f64.div (f64.const 0)))) "type mismatch")
(assert_invalid (module (func (result f64) (f64.div (f32.const 0) (f64.const 0)))) "type mismatch")
(assert_invalid (module (func (result f64) (f64.div (f64.const 0) (f32.const 0)))) "type mismatch")
(assert_invalid (module (func (result f32) (f64.div (f64.const 0) (f64.const 0)))) "type mismatch")

;; f64.min : f64 f64 -> f64
;; SPEC valid-binop; Instr_ok/binop
(module (func (result f64) (f64.min (f64.const 0) (f64.const 0))))
(assert_invalid (module (func (result f64) (f64.min (f64.const 0)))) "type mismatch")
(assert_invalid (module (func (result f64) (f64.min (f32.const 0) (f64.const 0)))) "type mismatch")
(assert_invalid (module (func (result f64) (f64.min (f64.const 0) (f32.const 0)))) "type mismatch")
(assert_invalid (module (func (result f32) (f64.min (f64.const 0) (f64.const 0)))) "type mismatch")

;; f64.max : f64 f64 -> f64
;; SPEC valid-binop; Instr_ok/binop
(module (func (result f64) (f64.max (f64.const 0) (f64.const 0))))
(assert_invalid (module (func (result f64) (f64.max (f64.const 0)))) "type mismatch")
(assert_invalid (module (func (result f64) (f64.max (f32.const 0) (f64.const 0)))) "type mismatch")
(assert_invalid (module (func (result f64) (f64.max (f64.const 0) (f32.const 0)))) "type mismatch")
(assert_invalid (module (func (result f32) (f64.max (f64.const 0) (f64.const 0)))) "type mismatch")

;; f64.copysign : f64 f64 -> f64
;; SPEC valid-binop; Instr_ok/binop
(module (func (result f64) (f64.copysign (f64.const 0) (f64.const 0))))
(assert_invalid (module (func (result f64) (f64.copysign (f64.const 0)))) "type mismatch")
(assert_invalid (module (func (result f64) (f64.copysign (f32.const 0) (f64.const 0)))) "type mismatch")
(assert_invalid (module (func (result f64) (f64.copysign (f64.const 0) (f32.const 0)))) "type mismatch")
(assert_invalid (module (func (result f32) (f64.copysign (f64.const 0) (f64.const 0)))) "type mismatch")
