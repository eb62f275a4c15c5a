;;! features: module-linking
;; Everything that can be imported can be imported under one name.

;; A child takes one of each kind and uses each.
;; SPEC module-linking/Explainer#single-level-imports; module-linking/Explainer#summary
;; REQ L-004
(module
  (module $all
    (import "f" (func $f (result i32)))
    (import "t" (table $t 1 funcref))
    (import "m" (memory $m 1))
    (import "g" (global $g i32))
    (import "i" (instance $i (export "h" (func (result i32)))))
    (import "c" (module $c (export "k" (func (result i32)))))
    (instance $made (instantiate $c))
    (func (export "func") (result i32) (call $f))
    (func (export "table") (result i32) (table.size $t))
    (func (export "memory") (result i32) (i32.load8_u (i32.const 2)))
    (func (export "global") (result i32) (global.get $g))
    (func (export "instance") (result i32) (call (func $i "h")))
    (func (export "module") (result i32) (call (func $made "k"))))
  (module $have
    (func (export "f") (result i32) (i32.const 1))
    (table (export "t") 2 funcref)
    (memory (export "m") 1)
    (data (i32.const 2) "\03")
    (global (export "g") i32 (i32.const 4))
    (func (export "h") (result i32) (i32.const 5)))
  (module $k (func (export "k") (result i32) (i32.const 6)))
  (instance $have (instantiate $have))
  (instance $all (instantiate $all
    (import "f" (func $have "f"))
    (import "t" (table $have "t"))
    (import "m" (memory $have "m"))
    (import "g" (global $have "g"))
    (import "i" (instance $have))
    (import "c" (module $k))))
  (export "func" (func $all "func"))
  (export "table" (func $all "table"))
  (export "memory" (func $all "memory"))
  (export "global" (func $all "global"))
  (export "instance" (func $all "instance"))
  (export "module" (func $all "module")))
(assert_return (invoke "func") (i32.const 1))
(assert_return (invoke "table") (i32.const 2))
(assert_return (invoke "memory") (i32.const 3))
(assert_return (invoke "global") (i32.const 4))
(assert_return (invoke "instance") (i32.const 5))
(assert_return (invoke "module") (i32.const 6))

;; The inverted spelling of each.
;; SPEC module-linking/Explainer#single-level-imports
;; REQ L-004
(module definition (func (import "x") (param i32)))
(module definition (table (import "x") 1 2 externref))
(module definition (memory (import "x") 1 2))
(module definition (global (import "x") (mut i64)))

;; An instance that is registered is no function, table, memory or global.
;; SPEC module-linking/Explainer#single-level-imports
;; REQ L-004
(module $r (func (export "f")))
(register "r" $r)
(module (import "r" (instance)))
(assert_unlinkable (module (import "r" (func))) "unknown import")
(assert_unlinkable (module (import "r" (table 0 funcref))) "unknown import")
(assert_unlinkable (module (import "r" (memory 0))) "unknown import")
(assert_unlinkable (module (import "r" (global i32))) "unknown import")
(assert_unlinkable (module (import "nowhere" (instance))) "unknown import")
(assert_unlinkable (module (import "nowhere" (module))) "unknown import")

;; What stands there must be a kind.
;; SPEC module-linking/Explainer#summary
;; REQ L-004
(assert_malformed (module quote "(import \"x\" (data))") "unexpected token")
(assert_malformed (module quote "(import \"x\" (start))") "unexpected token")
(assert_malformed (module quote "(import \"x\" i32)") "unexpected token")
