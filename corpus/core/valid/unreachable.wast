;; Stack polymorphism after unreachable, br, br_table and return: what becomes valid and what does not.
;; SPEC polymorphism, valid-unreachable, valid-br, valid-br_table, valid-return; Instr_ok/unreachable, Instr_ok/br, Instr_ok/br_table, Instr_ok/return

;; After them operands of any type may be taken from nowhere.
;; SPEC polymorphism; Instrs_ok/sub
(module
  (func (result i32) (unreachable))
  (func (result i32 i64 f32) (unreachable))
  (func (unreachable) (drop) (drop))
  (func (result i32) (unreachable) (i32.add))
  (func (result i64) (unreachable) (i64.const 1) (i64.add))
  (func (result i32) (unreachable) (i64.eqz))
  (func (result f32) (unreachable) (select))
  (func (result i32) (unreachable) (i32.const 1) (i32.const 0) (select))
  (func (result externref) (unreachable) (select (result externref)))
  (func (result i32) (unreachable) (drop) (i32.const 1))
  (func (unreachable) (if (then) (else)))
  (func (result i32) (unreachable) (if (param i64) (result i32) (then (drop) (i32.const 1)) (else (i32.wrap_i64))))
  (func (result i32) (block (result i32) (unreachable)))
  (func (result i32) (block (result i32) (br 0 (i32.const 1)) (i32.add)))
  (func (result i32) (return (i32.const 1)) (f32.sqrt) (drop) (i32.clz))
  (func (result i32) (block (result i32) (br_table 0 (i32.const 1) (i32.const 0)) (f64.lt)))
  (func (result i32) (loop (result i32) (br 0)))
  (func (result i32) (unreachable) (br 0))
  (func (result i32) (unreachable) (br_if 0))
  (func (result i32) (unreachable) (return))
  (func (param i32) (unreachable) (local.set 0))
  (func (param i32) (result i32) (unreachable) (local.tee 0))
  (func (result i32) (unreachable) (call 11) (drop) (i32.const 1))
  (func (result i32) (unreachable) (ref.is_null))
  (func (result i32) (unreachable) (i32.const 1) (unreachable))
  (func (unreachable) (block (param i32) (drop)))
  (func (result i32) (unreachable) (block (param i32 i64) (result i32) (drop)))
)

;; br_table's labels may have different types there, as long as their number of values is the same.
;; SPEC valid-br_table; Instr_ok/br_table
(module
  (func (result i32)
    (block $a (result i32) (drop (block $b (result i64) (unreachable) (br_table $a $b $a))) (i32.const 1)))
  (func (drop (block $a (result f32) (drop (block $b (result externref) (unreachable) (br_table $a $b (i32.const 1)))) (f32.const 1))))
)
(assert_invalid
  (module (func (block $a (drop (block $b (result i64) (unreachable) (br_table $a $b (i32.const 1)))))))
  "type mismatch")

;; What is pushed after them still has its type.
;; SPEC polymorphism; Instrs_ok/seq
(assert_invalid (module (func (result i32) (unreachable) (i64.const 1))) "type mismatch")
(assert_invalid (module (func (unreachable) (i32.const 1))) "type mismatch")
(assert_invalid (module (func (result i32) (unreachable) (i32.const 1) (i32.const 2))) "type mismatch")
(assert_invalid (module (func (result i32) (unreachable) (i64.const 1) (i32.add))) "type mismatch")
(assert_invalid (module (func (unreachable) (i64.const 1) (i32.eqz) (drop))) "type mismatch")
(assert_invalid (module (func (result i32) (unreachable) (i32.const 1) (i64.const 1) (i32.const 0) (select))) "type mismatch")
(assert_invalid (module (func (unreachable) (ref.null func) (i32.const 0) (select) (drop))) "type mismatch")
(assert_invalid (module (func (unreachable) (i32.const 1) (ref.is_null) (drop))) "type mismatch")
(assert_invalid (module (func (param i32) (unreachable) (i64.const 1) (local.set 0))) "type mismatch")
(assert_invalid (module (func (param i32) (result i64) (unreachable) (local.tee 0))) "type mismatch")
(assert_invalid (module (func (result i32) (return (i32.const 1)) (f32.const 1))) "type mismatch")
(assert_invalid (module (func (result i32) (block (result i32) (br 0 (i32.const 1)) (i64.const 1)))) "type mismatch")
(assert_invalid (module (func (block (br_table 0 (i32.const 0)) (i32.const 1)))) "type mismatch")
(assert_invalid (module (func (unreachable) (i32.const 0) (block (param i64) (drop)))) "type mismatch")

;; Unreachable code is checked all the same: indices, types, alignment.
;; SPEC valid-instrs; Instrs_ok/seq
(assert_invalid (module (func (unreachable) (br 5))) "unknown label")
(assert_invalid (module (func (unreachable) (local.get 0) (drop))) "unknown local")
(assert_invalid (module (func (unreachable) (call 7))) "unknown function")
(assert_invalid (module (func (unreachable) (global.get 0) (drop))) "unknown global")
(assert_invalid (module (func (unreachable) (i32.load) (drop))) "unknown memory")
(assert_invalid (module (func (return) (block (i32.const 1)))) "type mismatch")
(assert_invalid (module (func (unreachable) (block (result i32)) (drop))) "type mismatch")
(assert_invalid (module (memory 1) (func (unreachable) (i32.load8_u align=2) (drop))) "alignment must not be larger than natural")

;; The polymorphism ends with the block.
;; SPEC valid-block; Instr_ok/block
(assert_invalid (module (func (result i32) (block (unreachable)))) "type mismatch")
(assert_invalid (module (func (block (unreachable)) (drop))) "type mismatch")
(assert_invalid (module (func (result i32) (block (br 0)) (i32.eqz))) "type mismatch")
(assert_invalid (module (func (result i32) (if (i32.const 1) (then (return (i32.const 1)))))) "type mismatch")
(assert_invalid (module (func (result i32) (if (result i32) (i32.const 1) (then (unreachable)) (else)))) "type mismatch")
(assert_invalid (module (func (result i32) (loop (return (i32.const 1))))) "type mismatch")
