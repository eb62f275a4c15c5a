;; Behind unreachable code operands are of every type, but an instruction's own results are what it says.
;; SPEC polymorphism, valid-instrs, valid-unreachable; Heaptype_ok/bot, Valtype_ok/bot, Valtype_sub/bot, Heaptype_sub/bot

;; Nothing on the stack: any operand may be taken for granted; a reference to the unknown fits every reference.
;; SPEC polymorphism; Instr_ok/unreachable, Valtype_sub/bot, Heaptype_sub/bot
(module
  (type $s (struct (field (mut i32)))) (type $a (array (mut i8))) (type $f (func (param i32) (result i64)))
  (func (result (ref i31)) (unreachable) (ref.as_non_null))
  (func (result (ref $s)) (unreachable) (ref.as_non_null))
  (func (result (ref nofunc)) (unreachable) (ref.as_non_null))
  (func (result i32) (unreachable) (ref.is_null))
  (func (result i32) (unreachable) (ref.eq))
  (func (result i32) (unreachable) (struct.get $s 0))
  (func (unreachable) (struct.set $s 0))
  (func (result i32) (unreachable) (array.get_s $a))
  (func (unreachable) (array.copy $a $a))
  (func (result i32) (unreachable) (array.len))
  (func (result i64) (unreachable) (call_ref $f))
  (func (result (ref extern)) (unreachable) (extern.convert_any))
  (func (result eqref) (unreachable) (ref.cast eqref))
  (func (result i32) (unreachable) (ref.test externref))
  (func (result (ref $s)) (block (unreachable) (br_on_null 0) (return)) (unreachable))
  (func (result (ref eq)) (unreachable) (br_on_non_null 0) (unreachable))
  (func (result eqref) (unreachable) (br_on_cast 0 anyref eqref) (unreachable))
  (func (result (ref $s)) (unreachable) (select (result (ref $s))))
  (func (result i64) (unreachable) (select (i64.const 0) (i32.const 0)))
  (func (result i32 anyref) (unreachable))
)

;; What an instruction makes there is typed.
;; SPEC polymorphism, valid-instrs; Instrs_ok/seq
(assert_invalid (module (type $s (struct (field i32))) (func (result i64) (unreachable) (struct.get $s 0))) "type mismatch")
(assert_invalid (module (type $s (struct)) (func (result (ref array)) (unreachable) (struct.new $s))) "type mismatch")
(assert_invalid (module (func (result i64) (unreachable) (ref.is_null))) "type mismatch")
(assert_invalid (module (func (result i32) (unreachable) (ref.i31))) "type mismatch")
(assert_invalid (module (func (result (ref eq)) (unreachable) (ref.cast eqref))) "type mismatch")
(assert_invalid (module (func (result anyref) (unreachable) (extern.convert_any))) "type mismatch")
(assert_invalid (module (type $s (struct)) (func (result i32) (unreachable) (ref.null $s) (array.len))) "type mismatch")
(assert_invalid (module (func (result i32) (unreachable) (i64.const 0) (ref.is_null))) "type mismatch")
(assert_invalid (module (func (result anyref) (unreachable) (i32.const 0))) "type mismatch")
(assert_invalid (module (func (unreachable) (throw_ref (i32.const 0)))) "type mismatch")
