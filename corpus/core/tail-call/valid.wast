;; Typing of return_call, return_call_indirect and return_call_ref, a refusal for every premise.
;; SPEC valid-return_call, valid-return_call_indirect, valid-return_call_ref

;; return_call x : t3* t1* -> t4*, where x : t1* -> t2* and t2* fits the results of the caller
;; SPEC valid-return_call; Instr_ok/return_call
(module
  (func $f (param i32) (result i64) (i64.const 0))
  (func $none)
  (func (result i64) (return_call $f (i32.const 1)))
  (func (return_call $none))
  (func (result i64) (f32.const 1) (return_call $f (i32.const 1)))
  (func (result i64) (return_call $f (i32.const 1)) (f32.const 2) (drop) (i64.const 0))
  (func (result i64) (block (result f32) (return_call $f (i32.const 1))) (drop) (i64.const 0))
  (func (result i32) (block (result i32) (return_call 7)) (drop) (i32.const 0))
  (func (result i32) (i32.const 0))
)
(assert_invalid (module (func (result i32) (return_call 1))) "unknown function")
(assert_invalid (module (func $f (param i32)) (func (return_call $f))) "type mismatch")
(assert_invalid (module (func $f (param i32)) (func (return_call $f (i64.const 1)))) "type mismatch")
(assert_invalid (module (func $f (param i32 f64)) (func (return_call $f (f64.const 1) (i32.const 1)))) "type mismatch")
(assert_invalid (module (func $f (result i32) (i32.const 0)) (func (result i64) (return_call $f))) "type mismatch")
(assert_invalid (module (func $f (result i32) (i32.const 0)) (func (return_call $f))) "type mismatch")
(assert_invalid (module (func $f) (func (result i32) (return_call $f))) "type mismatch")
(assert_invalid (module (func $f (result i32 i32) (i32.const 0) (i32.const 0)) (func (result i32) (return_call $f))) "type mismatch")
(assert_invalid (module (func $f) (func (result i32) (block (return_call $f)) (i32.const 0))) "type mismatch")

;; The results of the callee need only fit those of the caller.
;; SPEC valid-return_call, match-resulttype; Instr_ok/return_call, Resulttype_sub
(module
  (type $f0 (func))
  (func $sub (result (ref $f0)) (unreachable))
  (func $exact (result (ref null $f0)) (return_call $sub))
  (func $up (result funcref) (return_call $sub))
  (func $up2 (result (ref func)) (return_call $sub))
)
(assert_invalid (module (func $f (result funcref) (ref.null func)) (func (result (ref func)) (return_call $f))) "type mismatch")
(assert_invalid (module (func $f (result funcref) (ref.null func)) (func (result externref) (return_call $f))) "type mismatch")

;; return_call_indirect x y : t3* t1* at -> t4*, x a table of function references, y a function type
;; SPEC valid-return_call_indirect; Instr_ok/return_call_indirect
(module
  (type $f (func (param i32) (result i64)))
  (table $t 1 funcref) (table $typed 1 (ref null $f)) (table $wide i64 1 funcref)
  (func (result i64) (return_call_indirect $t (type $f) (i32.const 1) (i32.const 0)))
  (func (result i64) (return_call_indirect (param i32) (result i64) (i32.const 1) (i32.const 0)))
  (func (result i64) (return_call_indirect $typed (type $f) (i32.const 1) (i32.const 0)))
  (func (result i64) (return_call_indirect $wide (type $f) (i32.const 1) (i64.const 0)))
  (func (result i64) (f32.const 1) (return_call_indirect $t (type $f) (i32.const 1) (i32.const 0)) (i64.const 2))
)
(assert_invalid (module (type $f (func)) (func (return_call_indirect (type $f) (i32.const 0)))) "unknown table")
(assert_invalid (module (table 1 funcref) (func (return_call_indirect (type 7) (i32.const 0)))) "unknown type")
(assert_invalid (module (type $f (func)) (table 1 externref) (func (return_call_indirect (type $f) (i32.const 0)))) "type mismatch")
(assert_invalid (module (type $f (func)) (table 1 anyref) (func (return_call_indirect (type $f) (i32.const 0)))) "type mismatch")
(assert_invalid (module (type $s (struct)) (table 1 funcref) (func (return_call_indirect (type $s) (i32.const 0)))) "type mismatch")
(assert_invalid (module (type $f (func)) (table 1 funcref) (func (return_call_indirect (type $f)))) "type mismatch")
(assert_invalid (module (type $f (func)) (table 1 funcref) (func (return_call_indirect (type $f) (i64.const 0)))) "type mismatch")
(assert_invalid (module (type $f (func)) (table i64 1 funcref) (func (return_call_indirect (type $f) (i32.const 0)))) "type mismatch")
(assert_invalid (module (type $f (func (param i32))) (table 1 funcref) (func (return_call_indirect (type $f) (i32.const 0)))) "type mismatch")
(assert_invalid (module (type $f (func (param i32))) (table 1 funcref) (func (return_call_indirect (type $f) (f32.const 0) (i32.const 0)))) "type mismatch")
(assert_invalid (module (type $f (func (result i32))) (table 1 funcref) (func (return_call_indirect (type $f) (i32.const 0)))) "type mismatch")
(assert_invalid (module (type $f (func)) (table 1 funcref) (func (result i32) (return_call_indirect (type $f) (i32.const 0)))) "type mismatch")
(assert_invalid (module (type $f (func (result f32))) (table 1 funcref) (func (result i32) (return_call_indirect (type $f) (i32.const 0)))) "type mismatch")

;; return_call_ref x : t3* t1* (ref null x) -> t4*
;; SPEC valid-return_call_ref; Instr_ok/return_call_ref
(module
  (type $f (func (param i32) (result i64)))
  (func (param (ref $f)) (result i64) (return_call_ref $f (i32.const 1) (local.get 0)))
  (func (param (ref null $f)) (result i64) (f32.const 1) (return_call_ref $f (i32.const 1) (local.get 0)) (drop) (i64.const 0))
  (func (result i64) (unreachable) (return_call_ref $f))
  (func (param nullfuncref) (result i64) (return_call_ref $f (i32.const 1) (local.get 0)))
)
(assert_invalid (module (func (return_call_ref 5 (ref.null func)))) "unknown type")
(assert_invalid (module (type $s (struct)) (func (return_call_ref $s (ref.null $s)))) "type mismatch")
(assert_invalid (module (type $f (func)) (func (return_call_ref $f))) "type mismatch")
(assert_invalid (module (type $f (func)) (func (return_call_ref $f (ref.null func)))) "type mismatch")
(assert_invalid (module (type $f (func)) (type $g (func (param i32))) (func (return_call_ref $f (ref.null $g)))) "type mismatch")
(assert_invalid (module (type $f (func)) (func (param externref) (return_call_ref $f (local.get 0)))) "type mismatch")
(assert_invalid (module (type $f (func (param i32))) (func (return_call_ref $f (ref.null $f)))) "type mismatch")
(assert_invalid (module (type $f (func (param i32))) (func (return_call_ref $f (i64.const 0) (ref.null $f)))) "type mismatch")
(assert_invalid (module (type $f (func (result i32))) (func (return_call_ref $f (ref.null $f)))) "type mismatch")
(assert_invalid (module (type $f (func)) (func (result i32) (return_call_ref $f (ref.null $f)))) "type mismatch")
