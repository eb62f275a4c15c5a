;; return_call, return_call_indirect and return_call_ref: the caller's frame is gone before the callee starts.
;; SPEC exec-return_call, exec-return_call_indirect, exec-return_call_ref
(module
  (type $i (func (param i64) (result i64)))
  (type $ii (func (param i64 i64) (result i64)))
  (type $void (func))
  (table $t 8 funcref)
  (elem (table $t) (i32.const 0) func $even-indirect $odd-indirect $id $two $nothing)
  (elem declare func $id $even-ref $odd-ref $sub $boom)
  (global $g (mut i32) (i32.const 0))

  (func $id (type $i) (local.get 0))
  (func $sub (type $ii) (i64.sub (local.get 0) (local.get 1)))
  (func $two (result i32 f64) (i32.const 7) (f64.const 0.5))
  (func $nothing (type $void) (global.set $g (i32.const 9)))
  (func $boom (type $void) (unreachable))
  (func (export "g") (result i32) (global.get $g))

  (func (export "call") (param i64) (result i64) (return_call $id (local.get 0)))
  (func (export "call-order") (param i64 i64) (result i64) (return_call $sub (local.get 0) (local.get 1)))
  (func (export "call-two") (result i32 f64) (return_call $two))
  (func (export "call-nothing") (return_call $nothing))
  (func (export "indirect") (param i64 i32) (result i64) (return_call_indirect $t (type $i) (local.get 0) (local.get 1)))
  (func (export "indirect-two") (param i32) (result i32 f64) (return_call_indirect $t (result i32 f64) (local.get 0)))
  (func (export "indirect-nothing") (param i32) (return_call_indirect $t (local.get 0)))
  (func (export "ref") (param i64) (result i64) (return_call_ref $i (local.get 0) (ref.func $id)))
  (func (export "ref-order") (param i64 i64) (result i64) (return_call_ref $ii (local.get 0) (local.get 1) (ref.func $sub)))
  (func (export "ref-null") (param i64) (result i64) (return_call_ref $i (local.get 0) (ref.null $i)))

  ;; Whatever lies below the arguments is dropped, and what follows is never done.
  (func (export "drop-below") (result i64)
    (i32.const 1) (f64.const 2)
    (return_call $id (i64.const 3))
    (global.set $g (i32.const 1)))
  (func (export "from-block") (param i32) (result i64)
    (i64.const 10)
    (block (result i64) (loop (result i64)
      (if (result i64) (local.get 0)
        (then (i32.const 5) (return_call $id (i64.const 11)))
        (else (i64.const 12)))))
    (i64.add))
  (func (export "indirect-from-block") (result i64)
    (block (result i64) (i64.const 1) (return_call_indirect $t (type $i) (i64.const 13) (i32.const 2))))
  (func (export "ref-from-block") (result i64)
    (block (result i64) (i64.const 1) (return_call_ref $i (i64.const 14) (ref.func $id))))

  ;; Depths that no stack of frames would hold.
  (func $count (export "count") (param i64) (result i64)
    (if (result i64) (i64.eqz (local.get 0)) (then (i64.const 99)) (else (return_call $count (i64.sub (local.get 0) (i64.const 1))))))
  (func $even (export "even") (param i64) (result i64)
    (if (result i64) (i64.eqz (local.get 0)) (then (i64.const 1)) (else (return_call $odd (i64.sub (local.get 0) (i64.const 1))))))
  (func $odd (export "odd") (param i64) (result i64)
    (if (result i64) (i64.eqz (local.get 0)) (then (i64.const 0)) (else (return_call $even (i64.sub (local.get 0) (i64.const 1))))))
  (func $even-indirect (export "even-indirect") (param i64) (result i64)
    (if (result i64) (i64.eqz (local.get 0))
      (then (i64.const 1))
      (else (return_call_indirect $t (type $i) (i64.sub (local.get 0) (i64.const 1)) (i32.const 1)))))
  (func $odd-indirect (param i64) (result i64)
    (if (result i64) (i64.eqz (local.get 0))
      (then (i64.const 0))
      (else (return_call_indirect $t (type $i) (i64.sub (local.get 0) (i64.const 1)) (i32.const 0)))))
  (func $even-ref (export "even-ref") (param i64) (result i64)
    (if (result i64) (i64.eqz (local.get 0))
      (then (i64.const 1))
      (else (return_call_ref $i (i64.sub (local.get 0) (i64.const 1)) (ref.func $odd-ref)))))
  (func $odd-ref (param i64) (result i64)
    (if (result i64) (i64.eqz (local.get 0))
      (then (i64.const 0))
      (else (return_call_ref $i (i64.sub (local.get 0) (i64.const 1)) (ref.func $even-ref)))))

  ;; A callee with more parameters and locals than its caller, and the other way round.
  (func $wide (export "wide") (param i64) (result i64)
    (return_call $narrow (local.get 0) (i64.const 1) (i64.const 2) (i64.const 3) (i64.const 4) (f64.const 5) (i32.const 6)))
  (func $narrow (param i64 i64 i64 i64 i64 f64 i32) (result i64) (local i64 i64 i64)
    (if (i64.eqz (local.get 0)) (then (return (i64.add (local.get 4) (local.get 9)))))
    (local.set 9 (i64.const 1000))
    (return_call $wide (i64.sub (local.get 0) (i64.const 1))))

  (func (export "trap") (return_call $boom))
  (func (export "after") (result i64) (i64.add (call $even (i64.const 3)) (i64.const 100)))
)

;; return_call is the call of a function in place of the caller.
;; SPEC exec-return_call; Step_read/return_call, Step_read/return_call_ref-frame-addr
(assert_return (invoke "call" (i64.const 5)) (i64.const 5))
(assert_return (invoke "call-order" (i64.const 5) (i64.const 3)) (i64.const 2))
(assert_return (invoke "call-two") (i32.const 7) (f64.const 0.5))
(assert_return (invoke "call-nothing"))
(assert_return (invoke "g") (i32.const 9))
(assert_return (invoke "drop-below") (i64.const 3))
(assert_return (invoke "g") (i32.const 9))
(assert_trap (invoke "trap") "unreachable")
(assert_return (invoke "after") (i64.const 100))

;; return_call_indirect is table.get, ref.cast and return_call_ref.
;; SPEC exec-return_call_indirect; Step_pure/return_call_indirect
(assert_return (invoke "indirect" (i64.const 5) (i32.const 2)) (i64.const 5))
(assert_return (invoke "indirect-two" (i32.const 3)) (i32.const 7) (f64.const 0.5))
(assert_return (invoke "indirect-nothing" (i32.const 4)))
(assert_trap (invoke "indirect" (i64.const 5) (i32.const 3)) "indirect call type mismatch")
(assert_trap (invoke "indirect-two" (i32.const 2)) "indirect call type mismatch")
(assert_trap (invoke "indirect" (i64.const 5) (i32.const 5)) "uninitialized element")
(assert_trap (invoke "indirect" (i64.const 5) (i32.const 7)) "uninitialized element")
(assert_trap (invoke "indirect" (i64.const 5) (i32.const 8)) "undefined element")
(assert_trap (invoke "indirect" (i64.const 5) (i32.const -1)) "undefined element")

;; return_call_ref takes a reference; null traps.
;; SPEC exec-return_call_ref; Step_read/return_call_ref-frame-addr, Step_read/return_call_ref-frame-null
(assert_return (invoke "ref" (i64.const 6)) (i64.const 6))
(assert_return (invoke "ref-order" (i64.const 6) (i64.const 2)) (i64.const 4))
(assert_trap (invoke "ref-null" (i64.const 6)) "null function reference")

;; Blocks around a tail call are left with the frame.
;; SPEC exec-return_call_ref; Step_read/return_call_ref-label
(assert_return (invoke "from-block" (i32.const 1)) (i64.const 11))
(assert_return (invoke "from-block" (i32.const 0)) (i64.const 22))
(assert_return (invoke "indirect-from-block") (i64.const 13))
(assert_return (invoke "ref-from-block") (i64.const 14))

;; No depth is used up, whether the callee's frame is larger or smaller.
;; SPEC exec-return_call, exec-return_call_indirect, exec-return_call_ref; Step_read/return_call_ref-frame-addr
(assert_return (invoke "count" (i64.const 1000000)) (i64.const 99))
(assert_return (invoke "even" (i64.const 1000000)) (i64.const 1))
(assert_return (invoke "odd" (i64.const 1000000)) (i64.const 0))
(assert_return (invoke "even-indirect" (i64.const 1000001)) (i64.const 0))
(assert_return (invoke "even-ref" (i64.const 1000000)) (i64.const 1))
(assert_return (invoke "wide" (i64.const 300000)) (i64.const 4))

;; Across instances, and to the host, whose result is the caller's.
;; SPEC exec-return_call, exec-return_call_indirect; Step_read/return_call
(module $far
  (global $n (mut i32) (i32.const 40))
  (func (export "far") (param i32) (result i32) (global.set $n (i32.add (global.get $n) (local.get 0))) (global.get $n))
  (table (export "table") 1 funcref)
  (func $hidden (result i32) (global.get $n))
  (elem (i32.const 0) $hidden))
(register "far" $far)
(module
  (import "far" "far" (func $far (param i32) (result i32)))
  (import "far" "table" (table $t 1 funcref))
  (import "spectest" "print_i32" (func $print (param i32)))
  (func (export "direct") (param i32) (result i32) (return_call $far (local.get 0)))
  (func (export "through-table") (result i32) (return_call_indirect $t (result i32) (i32.const 0)))
  (func (export "host") (param i32) (return_call $print (local.get 0)))
)
(assert_return (invoke "direct" (i32.const 2)) (i32.const 42))
(assert_return (invoke "through-table") (i32.const 42))
(assert_return (invoke "host" (i32.const 1)))

;; A tail call inside try_table leaves its handler: what the callee throws is not caught there.
;; SPEC exec-return_call_ref; Step_read/return_call_ref-handler
(module
  (tag $e)
  (func $throw (throw $e))
  (table funcref (elem $throw))
  (type $v (func))
  (func (export "plain") (result i32) (block $h (try_table (catch_all $h) (call $throw))) (i32.const 1))
  (func $tail (block $h (try_table (catch_all $h) (return_call $throw))))
  (func $tail-indirect (block $h (try_table (catch_all $h) (return_call_indirect (type $v) (i32.const 0)))))
  (func $tail-ref (block $h (try_table (catch_all $h) (return_call_ref $v (ref.func $throw)))))
  (func (export "tail") (call $tail))
  (func (export "tail-indirect") (call $tail-indirect))
  (func (export "tail-ref") (call $tail-ref))
  (func (export "caught-outside") (result i32) (block $h (try_table (catch_all $h) (call $tail))) (i32.const 2))
)
(assert_return (invoke "plain") (i32.const 1))
(assert_exception (invoke "tail"))
(assert_exception (invoke "tail-indirect"))
(assert_exception (invoke "tail-ref"))
(assert_return (invoke "caught-outside") (i32.const 2))
