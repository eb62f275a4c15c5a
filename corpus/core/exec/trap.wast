;; A trap ends the whole computation: from any depth of blocks and calls, with what was written before it kept.
;; SPEC syntax-trap, exec-invocation; Step_pure/trap-instrs, Step_pure/trap-label, Step_pure/trap-frame
(module
  (global $g (mut i32) (i32.const 0))
  (memory 1)
  (func (export "g") (result i32) (global.get $g))
  (func (export "byte") (param i32) (result i32) (i32.load8_u (local.get 0)))
  (func $note (param i32) (result i32) (global.set $g (local.get 0)) (local.get 0))
  (func (export "in-blocks") (result i32)
    (drop (call $note (i32.const 1)))
    (block (result i32) (loop (result i32) (if (result i32) (i32.const 1)
      (then (drop (i32.div_s (i32.const 1) (i32.const 0))) (call $note (i32.const 2)))
      (else (i32.const 3))))))
  (func $deep (param i32) (result i32)
    (if (result i32) (i32.eqz (local.get 0)) (then (unreachable)) (else (call $deep (i32.sub (local.get 0) (i32.const 1))))))
  (func (export "in-calls") (result i32) (drop (call $note (i32.const 4))) (drop (call $deep (i32.const 50))) (call $note (i32.const 5)))
  (func (export "operand-order") (result i32)
    (i32.add (call $note (i32.const 6)) (i32.add (i32.load (i32.const 65536)) (call $note (i32.const 7)))))
  (func (export "store-then-trap") (i32.store8 (i32.const 9) (i32.const 33)) (i32.store8 (i32.const 65536) (i32.const 1)) (i32.store8 (i32.const 10) (i32.const 34)))
  (table 1 funcref)
  (func (export "argument-before-callee") (call_indirect (param i32) (call $note (i32.const 8)) (i32.const 0)))
)
;; Out of blocks
;; SPEC exec-instrs; Step_pure/trap-label, Step_pure/binop-trap
(assert_trap (invoke "in-blocks") "integer divide by zero")
(assert_return (invoke "g") (i32.const 1))
;; Out of calls
;; SPEC exec-invoke; Step_pure/trap-frame
(assert_trap (invoke "in-calls") "unreachable")
(assert_return (invoke "g") (i32.const 4))
;; Between operands: those before were computed, those after were not.
;; SPEC exec-instr; Step_pure/trap-instrs
(assert_trap (invoke "operand-order") "out of bounds memory access")
(assert_return (invoke "g") (i32.const 6))
(assert_trap (invoke "store-then-trap") "out of bounds memory access")
(assert_return (invoke "byte" (i32.const 9)) (i32.const 33))
(assert_return (invoke "byte" (i32.const 10)) (i32.const 0))
(assert_trap (invoke "argument-before-callee") "uninitialized element")
(assert_return (invoke "g") (i32.const 8))
