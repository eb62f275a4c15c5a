;; The parametric instructions: nop, unreachable, drop, select with and without a type.
;; SPEC exec-nop, exec-unreachable, exec-drop, exec-select; Step_pure/nop, Step_pure/unreachable, Step_pure/drop, Step_pure/select-true, Step_pure/select-false
(module
  (global $g (mut i32) (i32.const 0))
  (func (export "nop") (result i32) (nop) (i32.const 7) (nop) (nop))
  (func (export "nop-between") (result i32) (i32.const 1) (nop) (i32.const 2) (nop) (i32.add))
  (func (export "unreachable") (result i32) (unreachable))
  (func (export "unreachable-after-write") (global.set $g (i32.const 42)) (unreachable))
  (func (export "dead-after-unreachable") (unreachable) (global.set $g (i32.const 1)))
  (func (export "g") (result i32) (global.get $g))
  (func $bump (result i32) (global.set $g (i32.add (global.get $g) (i32.const 1))) (global.get $g))
  (func (export "drop-all")
    (drop (i32.const 1)) (drop (i64.const 1)) (drop (f32.const 1)) (drop (f64.const 1))
    (drop (ref.null func)) (drop (ref.null extern)))
  (func (export "drop-evaluates") (drop (call $bump)))
  (func (export "drop-top") (result i32) (i32.const 10) (i32.const 20) (drop))
  (func (export "select-i32") (param i32 i32 i32) (result i32) (select (local.get 0) (local.get 1) (local.get 2)))
  (func (export "select-i64") (param i64 i64 i32) (result i64) (select (local.get 0) (local.get 1) (local.get 2)))
  (func (export "select-f32") (param f32 f32 i32) (result f32) (select (local.get 0) (local.get 1) (local.get 2)))
  (func (export "select-f64") (param f64 f64 i32) (result f64) (select (local.get 0) (local.get 1) (local.get 2)))
  (func (export "select-t-i32") (param i32 i32 i32) (result i32)
    (select (result i32) (local.get 0) (local.get 1) (local.get 2)))
  (func (export "select-t-extern") (param externref externref i32) (result externref)
    (select (result externref) (local.get 0) (local.get 1) (local.get 2)))
  (func (export "select-t-func") (param i32) (result i32)
    (ref.is_null (select (result funcref) (ref.null func) (ref.func $bump) (local.get 0))))
  (func (export "select-both") (param i32) (result i32)
    (global.set $g (i32.const 0))
    (drop (select (call $bump) (call $bump) (local.get 0)))
    (global.get $g))
  (func (export "select-trap-first") (param i32) (result i32) (select (unreachable) (i32.const 1) (local.get 0)))
  (func (export "select-trap-second") (param i32) (result i32) (select (i32.const 1) (unreachable) (local.get 0)))
  (elem declare func $bump)
)

;; nop does nothing, also between operands.
;; SPEC exec-nop; Step_pure/nop
(assert_return (invoke "nop") (i32.const 7))
(assert_return (invoke "nop-between") (i32.const 3))

;; unreachable traps; what was written before it stays, what follows is not run.
;; SPEC exec-unreachable; Step_pure/unreachable, Step_pure/trap-instrs
(assert_trap (invoke "unreachable") "unreachable")
(assert_trap (invoke "unreachable-after-write") "unreachable")
(assert_return (invoke "g") (i32.const 42))
(assert_trap (invoke "dead-after-unreachable") "unreachable")
(assert_return (invoke "g") (i32.const 42))

;; drop takes one value of any type off the top, after it was computed.
;; SPEC exec-drop; Step_pure/drop
(assert_return (invoke "drop-all"))
(assert_return (invoke "drop-evaluates"))
(assert_return (invoke "g") (i32.const 43))
(assert_return (invoke "drop-top") (i32.const 10))

;; select: any non-zero condition takes the first operand, zero the second.
;; SPEC exec-select; Step_pure/select-true, Step_pure/select-false
(assert_return (invoke "select-i32" (i32.const 1) (i32.const 2) (i32.const 1)) (i32.const 1))
(assert_return (invoke "select-i32" (i32.const 1) (i32.const 2) (i32.const 0)) (i32.const 2))
(assert_return (invoke "select-i32" (i32.const 1) (i32.const 2) (i32.const -1)) (i32.const 1))
(assert_return (invoke "select-i32" (i32.const 1) (i32.const 2) (i32.const 0x80000000)) (i32.const 1))
(assert_return (invoke "select-i32" (i32.const 1) (i32.const 2) (i32.const 0x100)) (i32.const 1))
(assert_return (invoke "select-i64" (i64.const 0x100000000) (i64.const 2) (i32.const 1)) (i64.const 0x100000000))
(assert_return (invoke "select-i64" (i64.const 0x100000000) (i64.const 2) (i32.const 0)) (i64.const 2))
(assert_return (invoke "select-f32" (f32.const -0) (f32.const 1) (i32.const 1)) (f32.const -0))
(assert_return (invoke "select-f32" (f32.const nan) (f32.const 1) (i32.const 0)) (f32.const 1))
(assert_return (invoke "select-f32" (f32.const nan) (f32.const 1) (i32.const 1)) (f32.const nan:canonical))
(assert_return (invoke "select-f64" (f64.const inf) (f64.const -0) (i32.const 0)) (f64.const -0))
(assert_return (invoke "select-f64" (f64.const inf) (f64.const -0) (i32.const 9)) (f64.const inf))

;; select with a type behaves alike and takes references too.
;; SPEC exec-select; Step_pure/select-true, Step_pure/select-false
(assert_return (invoke "select-t-i32" (i32.const 1) (i32.const 2) (i32.const 5)) (i32.const 1))
(assert_return (invoke "select-t-i32" (i32.const 1) (i32.const 2) (i32.const 0)) (i32.const 2))
(assert_return (invoke "select-t-extern" (ref.extern 1) (ref.extern 2) (i32.const 1)) (ref.extern 1))
(assert_return (invoke "select-t-extern" (ref.extern 1) (ref.extern 2) (i32.const 0)) (ref.extern 2))
(assert_return (invoke "select-t-extern" (ref.null extern) (ref.extern 2) (i32.const 1)) (ref.null extern))
(assert_return (invoke "select-t-func" (i32.const 1)) (i32.const 1))
(assert_return (invoke "select-t-func" (i32.const 0)) (i32.const 0))

;; Both operands are computed, whichever is taken.
;; SPEC exec-select; Step/ctxt-instrs
(assert_return (invoke "select-both" (i32.const 0)) (i32.const 2))
(assert_return (invoke "select-both" (i32.const 1)) (i32.const 2))
(assert_trap (invoke "select-trap-first" (i32.const 0)) "unreachable")
(assert_trap (invoke "select-trap-first" (i32.const 1)) "unreachable")
(assert_trap (invoke "select-trap-second" (i32.const 1)) "unreachable")
(assert_trap (invoke "select-trap-second" (i32.const 0)) "unreachable")
