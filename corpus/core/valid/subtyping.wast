;; Subtyping as far as this scope needs it: a function's reference fits funcref wherever a value is expected; the two kinds of reference never mix.
;; SPEC match-heaptype, match-reftype, match-valtype, match-resulttype, valid-instrs; Heaptype_sub/func, Heaptype_sub/refl, Reftype_sub/null, Valtype_sub/ref, Valtype_sub/num, Resulttype_sub, Instrtype_sub, Instrs_ok/sub

;; The result of ref.func, a reference to the function's own type, fits a funcref.
;; SPEC match-reftype; Heaptype_sub/func, Reftype_sub/null
(module
  (func $f (export "f") (param i32))
  (table $t 1 funcref) (global $g (mut funcref) (ref.func $f)) (elem $e funcref (ref.func $f))
  (func $take (param funcref))
  (func (result funcref) (ref.func $f))
  (func (result funcref) (block (result funcref) (ref.func $f)))
  (func (result funcref) (block (result funcref) (br 0 (ref.func $f))))
  (func (result funcref) (block (result funcref) (br_if 0 (ref.func $f) (i32.const 0))))
  (func (result funcref) (block (result funcref) (br_table 0 0 (ref.func $f) (i32.const 0))))
  (func (param i32) (result funcref) (if (result funcref) (local.get 0) (then (ref.func $f)) (else (ref.null func))))
  (func (result funcref) (return (ref.func $f)))
  (func (result funcref) (select (result funcref) (ref.func $f) (ref.null func) (i32.const 0)))
  (func (local funcref) (local.set 0 (ref.func $f)) (drop (local.tee 0 (ref.func $f))))
  (func (global.set $g (ref.func $f)))
  (func (call $take (ref.func $f)))
  (func (table.set $t (i32.const 0) (ref.func $f)) (table.fill $t (i32.const 0) (ref.func $f) (i32.const 1))
    (drop (table.grow $t (ref.func $f) (i32.const 1))) (table.init $t $e (i32.const 0) (i32.const 0) (i32.const 1)))
)

;; It does not fit an externref, nor does a funcref or a number, nor the other way round.
;; SPEC match-heaptype, match-valtype; Heaptype_sub/refl, Valtype_sub/ref, Valtype_sub/num
(assert_invalid (module (func $f (export "f")) (func (result externref) (ref.func $f))) "type mismatch")
(assert_invalid (module (func (param funcref) (result externref) (local.get 0))) "type mismatch")
(assert_invalid (module (func (param externref) (result funcref) (local.get 0))) "type mismatch")
(assert_invalid (module (func (param i32) (result funcref) (local.get 0))) "type mismatch")
(assert_invalid (module (func (param funcref) (result i32) (local.get 0))) "type mismatch")
(assert_invalid (module (func (param i64) (result externref) (local.get 0))) "type mismatch")
(assert_invalid (module (func (param i32) (result i64) (local.get 0))) "type mismatch")
(assert_invalid (module (func (param f32) (result f64) (local.get 0))) "type mismatch")
(assert_invalid (module (func (param i32) (result f32) (local.get 0))) "type mismatch")

;; Lists of types fit place by place, and only when they are equally long.
;; SPEC match-resulttype, match-instrtype; Resulttype_sub, Instrtype_sub
(module (func (result i32 funcref f64) (call 1)) (func (result i32 funcref f64) (i32.const 0) (ref.null func) (f64.const 0)))
(assert_invalid (module (func (result i32 funcref) (call 1)) (func (result funcref i32) (ref.null func) (i32.const 0))) "type mismatch")
(assert_invalid (module (func (result i32 funcref) (call 1)) (func (result i32 externref) (i32.const 0) (ref.null extern))) "type mismatch")
(assert_invalid (module (func (result i32 i32 i32) (call 1)) (func (result i32 i32) (i32.const 0) (i32.const 0))) "type mismatch")
(assert_invalid (module (func (result i32) (call 1)) (func (result i32 i32) (i32.const 0) (i32.const 0))) "type mismatch")

;; Instructions use the operands nearest to them; what lies below stays for later ones.
;; SPEC valid-instrs; Instrs_ok/frame, Instrs_ok/seq, Instrs_ok/empty, Instrs_ok/instr
(module (func (result i64 i32) (i64.const 1) (i32.const 2) (i32.eqz) (nop)) (func) (func (drop (i32.const 0))))
(assert_invalid (module (func (result i32) (i32.const 1) (i64.const 2) (i32.eqz) (drop))) "type mismatch")
