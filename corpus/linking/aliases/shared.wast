;;! features: module-linking
;; An alias is the thing itself, never a copy.

(module $owner
  (memory (export "m") 1 4)
  (table (export "t") 1 4 externref)
  (global $g (export "g") (mut i64) (i64.const 1))
  (func (export "load") (param i32) (result i32) (i32.load (local.get 0)))
  (func (export "store") (param i32 i32) (i32.store (local.get 0) (local.get 1)))
  (func (export "pages") (result i32) (memory.size))
  (func (export "entry") (param i32) (result externref) (table.get 0 (local.get 0)))
  (func (export "set-entry") (param i32 externref) (table.set 0 (local.get 0) (local.get 1)))
  (func (export "entries") (result i32) (table.size 0))
  (func (export "get") (result i64) (global.get $g))
  (func (export "set") (param i64) (global.set $g (local.get 0))))
(register "owner" $owner)
(module $user
  (import "owner" (instance $o
    (export "m" (memory 1)) (export "t" (table 1 externref)) (export "g" (global (mut i64)))))
  (alias $o "m" (memory $m))
  (alias $o "t" (table $t))
  (alias $o "g" (global $g))
  (func (export "load") (param i32) (result i32) (i32.load (local.get 0)))
  (func (export "store") (param i32 i32) (i32.store (local.get 0) (local.get 1)))
  (func (export "pages") (result i32) (memory.size))
  (func (export "grow") (result i32) (memory.grow (i32.const 2)))
  (func (export "entry") (param i32) (result externref) (table.get $t (local.get 0)))
  (func (export "set-entry") (param i32 externref) (table.set $t (local.get 0) (local.get 1)))
  (func (export "grow-table") (result i32) (table.grow $t (ref.null extern) (i32.const 2)))
  (func (export "get") (result i64) (global.get $g))
  (func (export "set") (param i64) (global.set $g (local.get 0))))

;; Memory: stores both ways, and growth.
;; SPEC module-linking/Explainer#instance-imports-and-aliases
;; REQ L-073
(invoke $user "store" (i32.const 8) (i32.const 0x12345678))
(assert_return (invoke $owner "load" (i32.const 8)) (i32.const 0x12345678))
(invoke $owner "store" (i32.const 12) (i32.const 77))
(assert_return (invoke $user "load" (i32.const 12)) (i32.const 77))
(assert_return (invoke $user "grow") (i32.const 1))
(assert_return (invoke $owner "pages") (i32.const 3))
(invoke $owner "store" (i32.const 196604) (i32.const 9))
(assert_return (invoke $user "load" (i32.const 196604)) (i32.const 9))

;; Table: entries both ways, and growth.
;; SPEC module-linking/Explainer#instance-imports-and-aliases
;; REQ L-073
(invoke $user "set-entry" (i32.const 0) (ref.extern 3))
(assert_return (invoke $owner "entry" (i32.const 0)) (ref.extern 3))
(assert_return (invoke $user "grow-table") (i32.const 1))
(assert_return (invoke $owner "entries") (i32.const 3))
(invoke $owner "set-entry" (i32.const 2) (ref.extern 4))
(assert_return (invoke $user "entry" (i32.const 2)) (ref.extern 4))

;; A mutable global.
;; SPEC module-linking/Explainer#instance-imports-and-aliases
;; REQ L-073
(invoke $user "set" (i64.const 10))
(assert_return (invoke $owner "get") (i64.const 10))
(invoke $owner "set" (i64.const 20))
(assert_return (invoke $user "get") (i64.const 20))

;; Two aliases of one memory are one memory.
;; SPEC module-linking/Explainer#instance-imports-and-aliases
;; REQ L-073
(module
  (import "owner" (instance $o (export "m" (memory 1))))
  (alias $o "m" (memory $a))
  (alias $o "m" (memory $b))
  (func (export "run") (result i32) (i32.store $a (i32.const 100) (i32.const 55)) (i32.load $b (i32.const 100))))
(assert_return (invoke "run") (i32.const 55))
