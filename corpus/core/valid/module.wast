;; Validation of modules: limits, globals, constant expressions, segments, start, exports, index spaces.
;; SPEC valid-module; Module_ok

;; An empty module is valid, and so is one that holds nothing but types.
;; SPEC valid-module, valid-type; Module_ok, Type_ok
(module)
(module (type (func)) (type (func)) (type (func (param i32 i64 f32 f64 funcref externref) (result externref f64))))

;; A memory's minimum is at most its maximum, both at most 65536 pages.
;; SPEC valid-memtype, valid-limits; Memtype_ok, Limits_ok, Mem_ok
(module (memory 0))
(module (memory 0 0))
(module (memory 1 1))
(module (memory 0 65536))
(assert_invalid (module (memory 1 0)) "size minimum must not be greater than maximum")
(assert_invalid (module (memory 65536 1)) "size minimum must not be greater than maximum")
(assert_invalid (module (memory 65537)) "memory size must be at most 65536 pages (4GiB)")
(assert_invalid (module (memory 0 65537)) "memory size must be at most 65536 pages (4GiB)")
(assert_invalid (module (memory 0xffffffff)) "memory size must be at most 65536 pages (4GiB)")
(assert_invalid (module (memory 0 0xffffffff)) "memory size must be at most 65536 pages (4GiB)")
(assert_invalid (module (import "spectest" "memory" (memory 1 0))) "size minimum must not be greater than maximum")
(assert_invalid (module (import "spectest" "memory" (memory 65537))) "memory size must be at most 65536 pages (4GiB)")
(assert_invalid (module (import "spectest" "memory" (memory 0 65537))) "memory size must be at most 65536 pages (4GiB)")

;; A table's minimum is at most its maximum; either may be 2^32 - 1.
;; SPEC valid-tabletype, valid-limits; Tabletype_ok, Limits_ok, Table_ok
(module (table 0 funcref))
(module (table 0 0 externref))
(module (table 1 1 funcref))
(module (table 0 0xffffffff funcref))
(assert_invalid (module (table 1 0 funcref)) "size minimum must not be greater than maximum")
(assert_invalid (module (table 0xffffffff 0 funcref)) "size minimum must not be greater than maximum")
(assert_invalid (module (import "spectest" "table" (table 2 1 funcref))) "size minimum must not be greater than maximum")

;; Several tables and their own index space
;; SPEC valid-table; Table_ok
(module (table 1 funcref) (table 2 externref) (table 3 4 funcref)
  (func (result i32) (i32.add (table.size 0) (i32.add (table.size 1) (table.size 2)))))

;; A global's initialiser has its type and is constant.
;; SPEC valid-global, valid-constant, valid-globaltype; Global_ok, Expr_ok_const, Globaltype_ok
(module
  (global i32 (i32.const 1)) (global (mut i64) (i64.const 1)) (global f32 (f32.const 1)) (global (mut f64) (f64.const 1))
  (global funcref (ref.null func)) (global (mut externref) (ref.null extern)) (global funcref (ref.func 0)) (func))
(module (import "spectest" "global_i32" (global i32)) (global i32 (global.get 0)) (global (mut i32) (global.get 0)))
(assert_invalid (module (global i32 (i64.const 1))) "type mismatch")
(assert_invalid (module (global i32 (f32.const 1))) "type mismatch")
(assert_invalid (module (global funcref (ref.null extern))) "type mismatch")
(assert_invalid (module (global externref (ref.func 0)) (func)) "type mismatch")
(assert_invalid (module (global i32)) "type mismatch")
(assert_invalid (module (global i32 (i32.const 1) (i32.const 2))) "type mismatch")
(assert_invalid (module (global i32 (nop) (i32.const 1))) "constant expression required")
(assert_invalid (module (global i32 (i32.eqz (i32.const 1)))) "constant expression required")
(assert_invalid (module (global i32 (i32.ctz (i32.const 1)))) "constant expression required")
(assert_invalid (module (global i32 (i32.and (i32.const 1) (i32.const 1)))) "constant expression required")
(assert_invalid (module (global f32 (f32.add (f32.const 1) (f32.const 1)))) "constant expression required")
(assert_invalid (module (global f32 (f32.neg (f32.const 1)))) "constant expression required")
(assert_invalid (module (global i32 (block (result i32) (i32.const 1)))) "constant expression required")
(assert_invalid (module (global i32 (call 0)) (func (result i32) (i32.const 1))) "constant expression required")
(assert_invalid (module (memory 1) (global i32 (memory.size))) "constant expression required")
(assert_invalid (module (memory 1) (global i32 (i32.load (i32.const 0)))) "constant expression required")
(assert_invalid (module (table 1 funcref) (global funcref (table.get 0 (i32.const 0)))) "constant expression required")
(assert_invalid (module (global i32 (ref.is_null (ref.null func)))) "constant expression required")
(assert_invalid (module (global i32 (unreachable))) "constant expression required")
(assert_invalid (module (global i32 (drop (i32.const 1)) (i32.const 1))) "constant expression required")
(assert_invalid (module (global i32 (return (i32.const 1)))) "constant expression required")

;; global.get in a constant expression: an earlier immutable global
;; SPEC valid-constant, valid-globalseq; Instr_const/global.get, Globals_ok/cons
(assert_invalid (module (global i32 (global.get 0))) "unknown global")
(assert_invalid (module (global i32 (global.get 1)) (global i32 (i32.const 1))) "unknown global")
(assert_invalid (module (global i32 (global.get 7))) "unknown global")
(assert_invalid (module (global $m (mut i32) (i32.const 1)) (global i32 (global.get $m))) "constant expression required")
(assert_invalid (module (import "spectest" "global_i32" (global i32)) (global i64 (global.get 0))) "type mismatch")

;; ref.func in an initialiser: the function is there
;; SPEC valid-ref.func; Instr_ok/ref.func
(assert_invalid (module (global funcref (ref.func 1)) (func)) "unknown function")

;; start: there, no parameters, no results
;; SPEC valid-start; Start_ok
(module (func $s) (start $s))
(module (import "spectest" "print" (func $s)) (start $s))
(assert_invalid (module (func) (start 1)) "unknown function")
(assert_invalid (module (start 0)) "unknown function")
(assert_invalid (module (func (param i32)) (start 0)) "start function")
(assert_invalid (module (func (result i32) (i32.const 1)) (start 0)) "start function")
(assert_invalid (module (import "spectest" "print_i32" (func (param i32))) (start 0)) "start function")

;; Exports: what is exported is there.
;; SPEC valid-export, valid-externidx; Export_ok, Externidx_ok/func, Externidx_ok/table, Externidx_ok/mem, Externidx_ok/global
(module (func) (table 0 funcref) (memory 0) (global i32 (i32.const 0))
  (export "f" (func 0)) (export "t" (table 0)) (export "m" (memory 0)) (export "g" (global 0)))
(assert_invalid (module (export "f" (func 0))) "unknown function")
(assert_invalid (module (func) (export "f" (func 1))) "unknown function")
(assert_invalid (module (export "t" (table 0))) "unknown table")
(assert_invalid (module (table 0 funcref) (export "t" (table 1))) "unknown table")
(assert_invalid (module (export "m" (memory 0))) "unknown memory")
(assert_invalid (module (memory 0) (export "m" (memory 1))) "unknown memory")
(assert_invalid (module (export "g" (global 0))) "unknown global")
(assert_invalid (module (global i32 (i32.const 0)) (export "g" (global 1))) "unknown global")

;; Export names are unique, across kinds too; one thing may have many names.
;; SPEC valid-module; Module_ok
(module (func (export "a") (export "b") (export "") (export "A")))
(module (func $f) (export "a" (func $f)) (export "b" (func $f)) (memory (export "a\00") 0))
(assert_invalid (module (func) (export "a" (func 0)) (export "a" (func 0))) "duplicate export name")
(assert_invalid (module (func (export "a")) (func (export "a"))) "duplicate export name")
(assert_invalid (module (func (export "a")) (memory (export "a") 0)) "duplicate export name")
(assert_invalid (module (func (export "a")) (table (export "a") 0 funcref)) "duplicate export name")
(assert_invalid (module (func (export "a")) (global (export "a") i32 (i32.const 0))) "duplicate export name")
(assert_invalid (module (memory (export "a") 0) (global (export "a") i32 (i32.const 0))) "duplicate export name")
(assert_invalid (module (table (export "") 0 funcref) (global (export "") i32 (i32.const 0))) "duplicate export name")

;; Imports may repeat names, with equal or other types.
;; SPEC valid-import; Import_ok
(module
  (import "spectest" "print_i32" (func (param i32))) (import "spectest" "print_i32" (func (param i32)))
  (import "spectest" "global_i32" (global i32)) (import "spectest" "global_i32" (global i32)))

;; Active data segments: memory there, constant i32 offset
;; SPEC valid-data, valid-datamode; Data_ok, Datamode_ok/passive, Datamode_ok/active
(module (memory 1) (data (i32.const 0) "a") (data "b") (data (memory 0) (offset (i32.const 1)) "c"))
(module (data "passive needs no memory"))
(assert_invalid (module (data (i32.const 0) "a")) "unknown memory")
(assert_invalid (module (memory 1) (data (i64.const 0) "a")) "type mismatch")
(assert_invalid (module (memory 1) (data (ref.null func) "a")) "type mismatch")
(assert_invalid (module (memory 1) (data (offset) "a")) "type mismatch")
(assert_invalid (module (memory 1) (data (offset (i32.const 0) (i32.const 0)) "a")) "type mismatch")
(assert_invalid (module (memory 1) (data (i32.ctz (i32.const 0)) "a")) "constant expression required")
(assert_invalid (module (memory 1) (data (offset (nop) (i32.const 0)) "a")) "constant expression required")
(assert_invalid (module (memory 1) (data (global.get 0) "a")) "unknown global")
(assert_invalid (module (memory 1) (global (mut i32) (i32.const 0)) (data (global.get 0) "a")) "constant expression required")
(assert_invalid (module (import "spectest" "global_i64" (global i64)) (memory 1) (data (global.get 0) "a")) "type mismatch")
;; Element segments: elements of the type, constant; active ones with a table of a fitting type and an i32 offset
;; SPEC valid-elem, valid-elemmode; Elem_ok, Elemmode_ok/passive, Elemmode_ok/declare, Elemmode_ok/active
(module (table 2 funcref) (func $f)
  (elem (i32.const 0) $f) (elem (table 0) (i32.const 0) func $f) (elem (i32.const 0) funcref (ref.func $f) (ref.null func))
  (elem func $f) (elem declare func $f) (elem externref (ref.null extern)) (elem declare funcref (ref.null func)))
(module (table 1 externref) (elem (i32.const 0) externref (ref.null extern)))
(assert_invalid (module (func $f) (elem (i32.const 0) $f)) "unknown table")
(assert_invalid (module (table 1 funcref) (func $f) (elem (table 1) (i32.const 0) func $f)) "unknown table")
(assert_invalid (module (table 1 funcref) (elem (i32.const 0) 0)) "unknown function")
(assert_invalid (module (elem func 0)) "unknown function")
(assert_invalid (module (elem declare func 0)) "unknown function")
(assert_invalid (module (table 1 externref) (func $f) (elem (i32.const 0) $f)) "type mismatch")
(assert_invalid (module (table 1 funcref) (elem (i32.const 0) externref (ref.null extern))) "type mismatch")
(assert_invalid (module (table 1 externref) (elem (i32.const 0) funcref)) "type mismatch")
(assert_invalid (module (elem funcref (ref.null extern))) "type mismatch")
(assert_invalid (module (elem externref (ref.null func))) "type mismatch")
(assert_invalid (module (elem externref (ref.func 0)) (func)) "type mismatch")
(assert_invalid (module (elem funcref (i32.const 0))) "type mismatch")
(assert_invalid (module (elem funcref (item (ref.null func) (ref.null func)))) "type mismatch")
(assert_invalid (module (elem funcref (item))) "type mismatch")
(assert_invalid (module (table 1 funcref) (elem funcref (table.get 0 (i32.const 0)))) "constant expression required")
(assert_invalid (module (elem funcref (call 0)) (func (result funcref) (ref.null func))) "constant expression required")
(assert_invalid (module (elem funcref (global.get 0))) "unknown global")
(assert_invalid (module (global (mut funcref) (ref.null func)) (elem funcref (global.get 0))) "constant expression required")
(assert_invalid (module (table 1 funcref) (elem (i64.const 0))) "type mismatch")
(assert_invalid (module (table 1 funcref) (elem (ref.null func) func)) "type mismatch")
(assert_invalid (module (table 1 funcref) (elem (offset))) "type mismatch")
(assert_invalid (module (table 1 funcref) (elem (offset (i32.const 0) (i32.const 0)))) "type mismatch")
(assert_invalid (module (table 1 funcref) (elem (i32.eqz (i32.const 0)))) "constant expression required")
(assert_invalid (module (table 1 funcref) (elem (offset (nop) (i32.const 0)))) "constant expression required")
(assert_invalid (module (table 1 funcref) (global (mut i32) (i32.const 0)) (elem (global.get 0))) "constant expression required")

;; Locals are valid types; a reference to an unknown type is refused where it stands.
;; SPEC valid-local, valid-valtype; Local_ok/set, Valtype_ok/num, Valtype_ok/ref
(module (func (local i32 i64 f32 f64 funcref externref)))

;; Functions may use each other whatever their order; the same for globals and start, which stand in the text where they like.
;; SPEC valid-module; Module_ok
(module (start $b) (export "a" (func $a)) (func $a (call $b)) (func $b (if (global.get $g) (then (call $a)))) (global $g i32 (i32.const 0)))
