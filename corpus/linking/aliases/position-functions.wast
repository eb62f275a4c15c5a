;;! features: module-linking
;; Inline aliases in every place of a function index.

(module $i
  (func (export "f") (result i32) (i32.const 1))
  (func (export "g") (param i32) (result i32) (i32.add (local.get 0) (i32.const 10)))
  (global $started (mut i32) (i32.const 0))
  (func (export "start") (global.set $started (i32.add (global.get $started) (i32.const 1))))
  (func (export "started") (result i32) (global.get $started)))
(register "i" $i)

;; Calls, also in tail position.
;; SPEC module-linking/Explainer#instance-imports-and-aliases
;; REQ L-070
(module
  (import "i" (instance $i (export "f" (func (result i32))) (export "g" (func (param i32) (result i32)))))
  (func (export "call") (result i32) (call (func $i "f")))
  (func (export "tail") (result i32) (return_call (func $i "g") (i32.const 5))))
(assert_return (invoke "call") (i32.const 1))
(assert_return (invoke "tail") (i32.const 15))

;; References, declared and called.
;; SPEC module-linking/Explainer#instance-imports-and-aliases
;; REQ L-070
(module
  (type $t (func (param i32) (result i32)))
  (import "i" (instance $i (export "g" (func (param i32) (result i32)))))
  (elem declare func (func $i "g"))
  (func (export "ref") (result i32) (call_ref $t (i32.const 6) (ref.func (func $i "g"))))
  (func (export "tail") (result i32) (return_call_ref $t (i32.const 7) (ref.func (func $i "g"))))
  (global $g (ref $t) (ref.func (func $i "g")))
  (func (export "global") (result i32) (call_ref $t (i32.const 8) (global.get $g))))
(assert_return (invoke "ref") (i32.const 16))
(assert_return (invoke "tail") (i32.const 17))
(assert_return (invoke "global") (i32.const 18))

;; Element segments: active, passive, in a table, and as expressions.
;; SPEC module-linking/Explainer#instance-imports-and-aliases
;; REQ L-070
(module
  (type $t (func (result i32)))
  (import "i" (instance $i (export "f" (func (result i32)))))
  (table $active 2 funcref)
  (elem (table $active) (i32.const 1) func (func $i "f"))
  (table $inline funcref (elem (func $i "f")))
  (table $filled 1 funcref)
  (elem $passive func (func $i "f"))
  (table $items 1 funcref)
  (elem (table $items) (i32.const 0) funcref (item (ref.func (func $i "f"))))
  (func (export "run") (result i32 i32 i32 i32)
    (table.init $filled $passive (i32.const 0) (i32.const 0) (i32.const 1))
    (call_indirect $active (type $t) (i32.const 1))
    (call_indirect $inline (type $t) (i32.const 0))
    (call_indirect $filled (type $t) (i32.const 0))
    (call_indirect $items (type $t) (i32.const 0))))
(assert_return (invoke "run") (i32.const 1) (i32.const 1) (i32.const 1) (i32.const 1))

;; Exports and the start function.
;; SPEC module-linking/Explainer#instance-imports-and-aliases
;; REQ L-070
(module
  (import "i" (instance $i (export "g" (func (param i32) (result i32))) (export "start" (func)) (export "started" (func (result i32)))))
  (start (func $i "start"))
  (export "g" (func $i "g"))
  (export "started" (func $i "started")))
(assert_return (invoke "g" (i32.const 1)) (i32.const 11))
(assert_return (invoke "started") (i32.const 1))
