;; Early Modules.md, imports and exports: what still holds and what replaced it.

;; Not only functions are exported: tables, memories and globals too.
;; REQ D-011
;; SPEC valid-externidx, alloc-export; Externidx_ok/func, Externidx_ok/table, Externidx_ok/mem, Externidx_ok/global
(module $all
  (func (export "f") (result i32) (i32.const 1)) (table (export "t") 1 2 funcref) (memory (export "m") 1 2)
  (global (export "c") i32 (i32.const 3)) (global (export "v") (mut i64) (i64.const 4)))
(register "all" $all)
(module
  (import "all" "f" (func $f (result i32))) (import "all" "t" (table $t 1 2 funcref)) (import "all" "m" (memory $m 1 2))
  (import "all" "c" (global $c i32)) (import "all" "v" (global $v (mut i64)))
  (func (export "use") (result i32 i32 i32 i32 i64)
    (call $f) (table.size $t) (memory.size) (global.get $c) (global.get $v)))
(assert_return (invoke "use") (i32.const 1) (i32.const 1) (i32.const 1) (i32.const 3) (i64.const 4))
(assert_return (get $all "c") (i32.const 3))
(assert_return (get $all "v") (i64.const 4))

;; Names are not any bytes but UTF-8; empty ones and control characters are allowed.
;; REQ D-012
;; SPEC binary-utf8, text-name, syntax-name
(module (func (export "") (result i32) (i32.const 1)) (func (export "\00\01\1f\7f") (result i32) (i32.const 2)) (func (export "\u{feff}") (result i32) (i32.const 3)))
(assert_return (invoke "") (i32.const 1))
(assert_return (invoke "\00\01\1f\7f") (i32.const 2))
(assert_return (invoke "\u{feff}") (i32.const 3))
(assert_malformed (module binary "\00asm" "\01\00\00\00" "\05\03\01\00\01" "\07\05\01\01\ff\02\00") "malformed UTF-8 encoding")
(assert_malformed (module binary "\00asm" "\01\00\00\00" "\02\08\01\01\80\01f\03\7f\00") "malformed UTF-8 encoding")
(assert_malformed (module binary "\00asm" "\01\00\00\00" "\02\08\01\01m\01\fe\03\7f\00") "malformed UTF-8 encoding")
(assert_malformed (module binary "\00asm" "\01\00\00\00" "\00\03\02\c0\80") "malformed UTF-8 encoding")
(assert_malformed (module quote "(func (export \"\\ff\"))") "malformed UTF-8 encoding")

;; An import is a module name, a name and a type: of a function, or of a table, a memory or a global.
;; REQ D-015
;; SPEC syntax-import, match-externtype
(module $types
  (import "all" "f" (func (result i32))) (import "all" "t" (table 0 funcref)) (import "all" "m" (memory 0)) (import "all" "c" (global i32)))
(assert_unlinkable (module (import "al" "f" (func (result i32)))) "unknown import")
(assert_unlinkable (module (import "all" "F" (func (result i32)))) "unknown import")
(assert_unlinkable (module (import "all" "f" (func))) "incompatible import type")
(assert_unlinkable (module (import "all" "f" (memory 0))) "incompatible import type")

;; An imported function is called like any other: one index space, the imports first.
;; REQ D-016
;; SPEC syntax-funcidx, alloc-module, exec-call
(module
  (func $own (import "all" "f") (result i32))
  (func (result i32) (i32.const 20))
  (func (export "calls") (result i32 i32) (call 0) (call 1))
  (table 2 funcref) (elem (i32.const 0) 0 1)
  (func (export "indirect") (param i32) (result i32) (call_indirect (result i32) (local.get 0))))
(assert_return (invoke "calls") (i32.const 1) (i32.const 20))
(assert_return (invoke "indirect" (i32.const 0)) (i32.const 1))
(assert_return (invoke "indirect" (i32.const 1)) (i32.const 20))

;; From wasm to wasm signatures must match.
;; REQ D-017
;; SPEC match-functype, match-deftype; Externtype_sub/func
(module (import "all" "f" (func (result i32))))
(assert_unlinkable (module (import "all" "f" (func (result i64)))) "incompatible import type")
(assert_unlinkable (module (import "all" "f" (func (param i32) (result i32)))) "incompatible import type")
(assert_unlinkable (module (import "all" "f" (func (result i32 i32)))) "incompatible import type")
