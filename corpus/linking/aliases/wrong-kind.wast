;;! features: module-linking
;; An alias names an export with its kind: every kind for every other.

;; Each kind as itself.
;; SPEC module-linking/Binary#alias-section-16
;; REQ L-075
(module
  (module $sup
    (func (export "func"))
    (table (export "table") 0 funcref)
    (memory (export "memory") 0)
    (global (export "global") i32 (i32.const 0))
    (module $empty)
    (instance $empty (instantiate $empty))
    (export "instance" (instance $empty))
    (export "module" (module $empty)))
  (instance $sup (instantiate $sup))
  (alias $sup "func" (func))
  (alias $sup "table" (table))
  (alias $sup "memory" (memory))
  (alias $sup "global" (global))
  (alias $sup "instance" (instance))
  (alias $sup "module" (module)))

;; As a func: the plain spelling for all others, the inverted and the inline one for the next.
;; SPEC module-linking/Binary#alias-section-16
;; REQ L-075
(assert_invalid (module (import "i" (instance $i (export "e" (table 0 funcref)))) (alias $i "e" (func))) "type mismatch")
(assert_invalid (module (import "i" (instance $i (export "e" (memory 0)))) (alias $i "e" (func))) "type mismatch")
(assert_invalid (module (import "i" (instance $i (export "e" (global i32)))) (alias $i "e" (func))) "type mismatch")
(assert_invalid (module (import "i" (instance $i (export "e" (instance)))) (alias $i "e" (func))) "type mismatch")
(assert_invalid (module (import "i" (instance $i (export "e" (module)))) (alias $i "e" (func))) "type mismatch")
(assert_invalid (module (import "i" (instance $i (export "e" (table 0 funcref)))) (func (alias $i "e"))) "type mismatch")
(assert_invalid (module (import "i" (instance $i (export "e" (table 0 funcref)))) (export "e" (func $i "e"))) "type mismatch")

;; As a table: the plain spelling for all others, the inverted and the inline one for the next.
;; SPEC module-linking/Binary#alias-section-16
;; REQ L-075
(assert_invalid (module (import "i" (instance $i (export "e" (func)))) (alias $i "e" (table))) "type mismatch")
(assert_invalid (module (import "i" (instance $i (export "e" (memory 0)))) (alias $i "e" (table))) "type mismatch")
(assert_invalid (module (import "i" (instance $i (export "e" (global i32)))) (alias $i "e" (table))) "type mismatch")
(assert_invalid (module (import "i" (instance $i (export "e" (instance)))) (alias $i "e" (table))) "type mismatch")
(assert_invalid (module (import "i" (instance $i (export "e" (module)))) (alias $i "e" (table))) "type mismatch")
(assert_invalid (module (import "i" (instance $i (export "e" (func)))) (table (alias $i "e"))) "type mismatch")
(assert_invalid (module (import "i" (instance $i (export "e" (func)))) (export "e" (table $i "e"))) "type mismatch")

;; As a memory: the plain spelling for all others, the inverted and the inline one for the next.
;; SPEC module-linking/Binary#alias-section-16
;; REQ L-075
(assert_invalid (module (import "i" (instance $i (export "e" (func)))) (alias $i "e" (memory))) "type mismatch")
(assert_invalid (module (import "i" (instance $i (export "e" (table 0 funcref)))) (alias $i "e" (memory))) "type mismatch")
(assert_invalid (module (import "i" (instance $i (export "e" (global i32)))) (alias $i "e" (memory))) "type mismatch")
(assert_invalid (module (import "i" (instance $i (export "e" (instance)))) (alias $i "e" (memory))) "type mismatch")
(assert_invalid (module (import "i" (instance $i (export "e" (module)))) (alias $i "e" (memory))) "type mismatch")
(assert_invalid (module (import "i" (instance $i (export "e" (func)))) (memory (alias $i "e"))) "type mismatch")
(assert_invalid (module (import "i" (instance $i (export "e" (func)))) (export "e" (memory $i "e"))) "type mismatch")

;; As a global: the plain spelling for all others, the inverted and the inline one for the next.
;; SPEC module-linking/Binary#alias-section-16
;; REQ L-075
(assert_invalid (module (import "i" (instance $i (export "e" (func)))) (alias $i "e" (global))) "type mismatch")
(assert_invalid (module (import "i" (instance $i (export "e" (table 0 funcref)))) (alias $i "e" (global))) "type mismatch")
(assert_invalid (module (import "i" (instance $i (export "e" (memory 0)))) (alias $i "e" (global))) "type mismatch")
(assert_invalid (module (import "i" (instance $i (export "e" (instance)))) (alias $i "e" (global))) "type mismatch")
(assert_invalid (module (import "i" (instance $i (export "e" (module)))) (alias $i "e" (global))) "type mismatch")
(assert_invalid (module (import "i" (instance $i (export "e" (func)))) (global (alias $i "e"))) "type mismatch")
(assert_invalid (module (import "i" (instance $i (export "e" (func)))) (export "e" (global $i "e"))) "type mismatch")

;; As a instance: the plain spelling for all others, the inverted and the inline one for the next.
;; SPEC module-linking/Binary#alias-section-16
;; REQ L-075
(assert_invalid (module (import "i" (instance $i (export "e" (func)))) (alias $i "e" (instance))) "type mismatch")
(assert_invalid (module (import "i" (instance $i (export "e" (table 0 funcref)))) (alias $i "e" (instance))) "type mismatch")
(assert_invalid (module (import "i" (instance $i (export "e" (memory 0)))) (alias $i "e" (instance))) "type mismatch")
(assert_invalid (module (import "i" (instance $i (export "e" (global i32)))) (alias $i "e" (instance))) "type mismatch")
(assert_invalid (module (import "i" (instance $i (export "e" (module)))) (alias $i "e" (instance))) "type mismatch")
(assert_invalid (module (import "i" (instance $i (export "e" (func)))) (instance (alias $i "e"))) "type mismatch")
(assert_invalid (module (import "i" (instance $i (export "e" (func)))) (export "e" (instance $i "e"))) "type mismatch")

;; As a module: the plain spelling for all others, the inverted and the inline one for the next.
;; SPEC module-linking/Binary#alias-section-16
;; REQ L-075
(assert_invalid (module (import "i" (instance $i (export "e" (func)))) (alias $i "e" (module))) "type mismatch")
(assert_invalid (module (import "i" (instance $i (export "e" (table 0 funcref)))) (alias $i "e" (module))) "type mismatch")
(assert_invalid (module (import "i" (instance $i (export "e" (memory 0)))) (alias $i "e" (module))) "type mismatch")
(assert_invalid (module (import "i" (instance $i (export "e" (global i32)))) (alias $i "e" (module))) "type mismatch")
(assert_invalid (module (import "i" (instance $i (export "e" (instance)))) (alias $i "e" (module))) "type mismatch")
(assert_invalid (module (import "i" (instance $i (export "e" (func)))) (module (alias $i "e"))) "type mismatch")
(assert_invalid (module (import "i" (instance $i (export "e" (func)))) (export "e" (module $i "e"))) "type mismatch")
