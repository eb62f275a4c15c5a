;; Typing of function references: call_ref, branches on null, locals without default, tables without null, declared functions.
;; SPEC valid-call_ref, valid-ref.as_non_null, valid-br_on_null, valid-br_on_non_null, valid-ref.null, valid-ref.func, valid-local, valid-table

;; call_ref x : t1* (ref null x) -> t2*, x a function type
;; SPEC valid-call_ref; Instr_ok/call_ref
(module
  (type $f (func (param i32) (result i64)))
  (func (param (ref $f)) (result i64) (call_ref $f (i32.const 1) (local.get 0)))
  (func (param (ref null $f)) (result i64) (call_ref $f (i32.const 1) (local.get 0)))
  (func (result i64) (unreachable) (call_ref $f))
  (func (result i64) (call_ref $f (i32.const 0) (ref.null nofunc)))
)
(assert_invalid (module (func (call_ref 3 (ref.null func)))) "unknown type")
(assert_invalid (module (type $s (struct)) (func (call_ref $s (ref.null $s)))) "type mismatch")
(assert_invalid (module (type $a (array i8)) (func (call_ref $a (ref.null $a)))) "type mismatch")
(assert_invalid (module (type $f (func)) (func (call_ref $f))) "type mismatch")
(assert_invalid (module (type $f (func)) (func (call_ref $f (i32.const 0)))) "type mismatch")
(assert_invalid (module (type $f (func)) (func (param funcref) (call_ref $f (local.get 0)))) "type mismatch")
(assert_invalid (module (type $f (func)) (type $g (func (param i32))) (func (param (ref $g)) (call_ref $f (local.get 0)))) "type mismatch")
(assert_invalid (module (type $f (func (param i32))) (func (param (ref $f)) (call_ref $f (local.get 0)))) "type mismatch")
(assert_invalid (module (type $f (func (param i32))) (func (param (ref $f)) (call_ref $f (i64.const 0) (local.get 0)))) "type mismatch")
(assert_invalid (module (type $f (func (result i32))) (func (param (ref $f)) (result i64) (call_ref $f (local.get 0)))) "type mismatch")
(assert_invalid (module (type $f (func)) (func (param (ref $f)) (result i32) (call_ref $f (local.get 0)))) "type mismatch")

;; ref.null ht : -> (ref null ht), any valid heap type
;; SPEC valid-ref.null, valid-heaptype, valid-externtype; Externtype_ok/global, Externtype_ok/table, Instr_ok/ref.null, Heaptype_ok/abs, Heaptype_ok/typeuse, Typeuse_ok/typeidx, Reftype_ok
(module
  (type $f (func))
  (func (result anyref eqref i31ref structref arrayref nullref)
    (ref.null any) (ref.null eq) (ref.null i31) (ref.null struct) (ref.null array) (ref.null none))
  (func (result funcref nullfuncref externref nullexternref exnref nullexnref)
    (ref.null func) (ref.null nofunc) (ref.null extern) (ref.null noextern) (ref.null exn) (ref.null noexn))
  (func (result (ref null $f)) (ref.null $f))
)
(assert_invalid (module (func (drop (ref.null 1)))) "unknown type")
(assert_invalid (module (type $f (func)) (func (result (ref $f)) (ref.null $f))) "type mismatch")
(assert_invalid (module (func (param (ref 5)))) "unknown type")
(assert_invalid (module (func (local (ref null 5)))) "unknown type")
(assert_invalid (module (func (result (ref 5)) (unreachable))) "unknown type")
(assert_invalid (module (func (block (result (ref 5)) (unreachable)) (drop))) "unknown type")
(assert_invalid (module (global (ref null 5) (ref.null func))) "unknown type")
(assert_invalid (module (table 0 (ref null 5))) "unknown type")
(assert_invalid (module (elem (ref null 5))) "unknown type")
(assert_invalid (module (type (func (param (ref 5))))) "unknown type")
(assert_invalid (module (import "m" "g" (global (ref null 5)))) "unknown type")
(assert_invalid (module (import "m" "t" (table 0 (ref null 5)))) "unknown type")
(assert_invalid (module (func (drop (select (result (ref null 5)) (unreachable) (i32.const 1))))) "unknown type")

;; ref.func x : -> (ref x's type), not null; x must be declared outside of function bodies
;; SPEC valid-ref.func; Instr_ok/ref.func
(module
  (type $f (func)) (type $g (func (param i32)))
  (func $a (type $f)) (func $b (type $g)) (func $c (type $f)) (func $d (type $f)) (func $e (type $f))
  (elem declare func $a) (export "b" (func $b)) (global $g funcref (ref.func $c)) (elem (ref $f) (ref.func $d))
  (table 1 (ref $f) (ref.func $e))
  (func (result (ref $f)) (ref.func $a)) (func (result (ref $g)) (ref.func $b))
  (func (drop (ref.func $c)) (drop (ref.func $d)) (drop (ref.func $e)))
)
(assert_invalid (module (type $f (func)) (type $g (func (param i32))) (func $a (type $f)) (elem declare func $a) (func (result (ref $g)) (ref.func $a))) "type mismatch")
(assert_invalid (module (func $a) (func (drop (ref.func $a)))) "undeclared function reference")
(assert_invalid (module (func $a (drop (ref.func $a)))) "undeclared function reference")
(assert_invalid (module (func $a) (start $a) (func (drop (ref.func $a)))) "undeclared function reference")
(assert_invalid (module (func (drop (ref.func 7)))) "unknown function")

;; ref.as_non_null : (ref null ht) -> (ref ht)
;; SPEC valid-ref.as_non_null; Instr_ok/ref.as_non_null
(module
  (type $f (func))
  (func (param (ref null $f)) (result (ref $f)) (ref.as_non_null (local.get 0)))
  (func (param (ref $f)) (result (ref $f)) (ref.as_non_null (local.get 0)))
  (func (param externref) (result (ref extern)) (ref.as_non_null (local.get 0)))
  (func (result (ref $f)) (unreachable) (ref.as_non_null))
)
(assert_invalid (module (func (result (ref func)) (ref.as_non_null))) "type mismatch")
(assert_invalid (module (func (param i32) (drop (ref.as_non_null (local.get 0))))) "type mismatch")
(assert_invalid (module (type $f (func)) (func (param funcref) (result (ref $f)) (ref.as_non_null (local.get 0)))) "type mismatch")
(assert_invalid (module (func (unreachable) (ref.as_non_null) (i32.eqz) (drop))) "type mismatch")

;; ref.is_null : (ref null ht) -> i32, references only
;; SPEC valid-ref.is_null; Instr_ok/ref.is_null
(module (type $f (func)) (func (param (ref $f)) (result i32) (ref.is_null (local.get 0))) (func (result i32) (unreachable) (ref.is_null)))
(assert_invalid (module (func (param v128) (result i32) (ref.is_null (local.get 0)))) "type mismatch")
(assert_invalid (module (func (param anyref) (result i64) (ref.is_null (local.get 0)))) "type mismatch")

;; br_on_null l : t* (ref null ht) -> t* (ref ht), where l takes t*
;; SPEC valid-br_on_null; Instr_ok/br_on_null
(module
  (type $f (func))
  (func (param (ref null $f)) (result (ref $f)) (block $l (return (br_on_null $l (local.get 0)))) (unreachable))
  (func (param (ref $f)) (block $l (drop (br_on_null $l (local.get 0)))))
  (func (param externref) (result i32) (i32.const 0) (drop (br_on_null 0 (local.get 0))))
  (func (param externref) (result i32 i64) (i32.const 0) (i64.const 1) (drop (br_on_null 0 (local.get 0))))
  (func (block $l (unreachable) (br_on_null $l) (drop)))
)
(assert_invalid (module (func (param externref) (drop (br_on_null 1 (local.get 0))))) "unknown label")
(assert_invalid (module (func (drop (br_on_null 0)))) "type mismatch")
(assert_invalid (module (func (drop (br_on_null 0 (i32.const 0))))) "type mismatch")
(assert_invalid (module (func (param externref) (result i32) (drop (br_on_null 0 (local.get 0))) (i32.const 0))) "type mismatch")
(assert_invalid (module (func (param externref) (result i32) (i64.const 0) (drop (br_on_null 0 (local.get 0))) (drop) (i32.const 0))) "type mismatch")
(assert_invalid (module (func (param externref) (result (ref func)) (br_on_null 0 (local.get 0)))) "type mismatch")
(assert_invalid (module (func (param externref) (block $l (br_on_null $l (local.get 0))))) "type mismatch")
(assert_invalid (module (func (param externref) (result externref) (block $l (result externref) (br_on_null $l (local.get 0))))) "type mismatch")

;; br_on_non_null l : t* (ref null ht) -> t*, where l takes t* and a reference to ht
;; SPEC valid-br_on_non_null; Instr_ok/br_on_non_null
(module
  (type $f (func))
  (func (param (ref null $f)) (result (ref $f)) (br_on_non_null 0 (local.get 0)) (unreachable))
  (func (param (ref null $f)) (result (ref null $f)) (br_on_non_null 0 (local.get 0)) (ref.null $f))
  (func (param (ref null $f)) (result funcref) (br_on_non_null 0 (local.get 0)) (ref.null func))
  (func (param externref) (result i32 externref) (i32.const 1) (br_on_non_null 0 (local.get 0)) (ref.null extern))
  (func (result externref) (unreachable) (br_on_non_null 0) (ref.null extern))
)
(assert_invalid (module (func (param externref) (br_on_non_null 1 (local.get 0)))) "unknown label")
(assert_invalid (module (func (param externref) (br_on_non_null 0 (local.get 0)))) "type mismatch")
(assert_invalid (module (func (param externref) (result i32) (br_on_non_null 0 (local.get 0)) (i32.const 0))) "type mismatch")
(assert_invalid (module (func (param externref) (result funcref) (br_on_non_null 0 (local.get 0)) (ref.null func))) "type mismatch")
(assert_invalid (module (func (param i32) (result externref) (br_on_non_null 0 (local.get 0)) (ref.null extern))) "type mismatch")
(assert_invalid (module (func (param externref) (result i32 externref) (br_on_non_null 0 (local.get 0)) (i32.const 1) (ref.null extern))) "type mismatch")
(assert_invalid (module (func (param externref) (result externref) (br_on_non_null 0 (local.get 0)))) "type mismatch")
(assert_invalid (module (type $f (func)) (func (param funcref) (result (ref $f)) (br_on_non_null 0 (local.get 0)) (unreachable))) "type mismatch")

;; A local whose type has no default is unset until local.set or local.tee, within the block that sets it.
;; SPEC valid-local, valid-local.get, valid-local.set, valid-local.tee, valid-instrs; Local_ok/set, Local_ok/unset, Instr_ok/local.get, Instr_ok/local.set, Instr_ok/local.tee, Instrs_ok/seq, Nondefaultable
(module
  (func (param (ref extern)) (result (ref extern)) (local (ref extern)) (local.set 1 (local.get 0)) (local.get 1))
  (func (param (ref extern)) (result (ref extern)) (local (ref extern)) (drop (local.tee 1 (local.get 0))) (local.get 1))
  (func (param (ref extern)) (local (ref extern)) (local.set 1 (local.get 0)) (block (drop (local.get 1))) (loop (drop (local.get 1))))
  (func (param (ref extern)) (local (ref extern)) (block (local.set 1 (local.get 0)) (drop (local.get 1))) (local.set 1 (local.get 0)) (drop (local.get 1)))
  (func (param (ref extern)) (local (ref extern)) (if (i32.const 1) (then (local.set 1 (local.get 0)) (drop (local.get 1))) (else (local.set 1 (local.get 0)))))
  (func (local (ref extern)) (nop))
  (func (result (ref null extern)) (local (ref null extern)) (local.get 0))
)
(assert_invalid (module (func (local (ref extern)) (drop (local.get 0)))) "uninitialized local")
(assert_invalid (module (func (local i32 (ref extern)) (drop (local.get 1)))) "uninitialized local")
(assert_invalid (module (func (param (ref extern)) (local (ref extern)) (block (local.set 1 (local.get 0))) (drop (local.get 1)))) "uninitialized local")
(assert_invalid (module (func (param (ref extern)) (local (ref extern)) (loop (local.set 1 (local.get 0))) (drop (local.get 1)))) "uninitialized local")
(assert_invalid
  (module (func (param (ref extern)) (local (ref extern))
    (if (i32.const 1) (then (local.set 1 (local.get 0))) (else (local.set 1 (local.get 0))))
    (drop (local.get 1))))
  "uninitialized local")
(assert_invalid
  (module (func (param (ref extern)) (local (ref extern))
    (if (i32.const 1) (then (local.set 1 (local.get 0))) (else (drop (local.get 1))))))
  "uninitialized local")
(assert_invalid (module (func (local (ref extern)) (unreachable) (drop (local.get 0)))) "uninitialized local")
(assert_invalid (module (func (local (ref extern)) (br 0) (drop (local.get 0)))) "uninitialized local")
(assert_invalid (module (func (local (ref extern) (ref extern)) (unreachable) (local.set 0) (drop (local.get 1)))) "uninitialized local")
(assert_invalid (module (func (local (ref extern)) (local.set 0 (ref.null extern)))) "type mismatch")

;; A table of references that may not be null needs an initialiser; the initialiser is constant and of the table's type.
;; SPEC valid-table, valid-constant; Table_ok, Expr_ok_const
(module
  (type $f (func))
  (func $a (type $f))
  (table 1 (ref $f) (ref.func $a))
  (table 0 (ref func) (ref.func $a))
  (table 1 2 funcref (ref.func $a))
  (table 1 (ref null $f))
)
(assert_invalid (module (table 1 (ref func))) "type mismatch")
(assert_invalid (module (table 0 (ref extern))) "type mismatch")
(assert_invalid (module (table 1 (ref func) (ref.null func))) "type mismatch")
(assert_invalid (module (table 1 funcref (ref.null extern))) "type mismatch")
(assert_invalid (module (table 1 funcref (i32.const 0))) "type mismatch")
(assert_invalid (module (type $f (func)) (type $g (func (param i32))) (func $a (type $f)) (table 1 (ref $g) (ref.func $a))) "type mismatch")
(assert_invalid (module (func $a (result funcref) (ref.null func)) (table 1 funcref (call $a))) "constant expression required")
(assert_invalid (module (import "m" "g" (global $g (mut funcref))) (table 1 funcref (global.get $g))) "constant expression required")
(assert_invalid (module (table 1 funcref (ref.func 3))) "unknown function")
(assert_invalid (module (table 1 funcref (global.get 3))) "unknown global")
;; Only imported globals are there for it.
;; SPEC valid-module; Module_ok
(module (import "spectest" "global_i32" (global i32)) (table 1 i31ref (ref.i31 (global.get 0))))
(assert_invalid (module (global $g funcref (ref.null func)) (table 1 funcref (global.get $g))) "unknown global")

;; Elements and globals that may not be null
;; SPEC valid-elem, valid-elemmode, valid-global; Elem_ok, Elemmode_ok/active, Global_ok
(module
  (type $f (func)) (func $a (type $f))
  (global (ref $f) (ref.func $a)) (table $t 1 funcref) (elem (table $t) (i32.const 0) (ref $f) (ref.func $a))
)
(assert_invalid (module (global (ref func) (ref.null func))) "type mismatch")
(assert_invalid (module (elem (ref func) (ref.null func))) "type mismatch")
(assert_invalid (module (func $a) (table $t 1 (ref func) (ref.func $a)) (elem (table $t) (i32.const 0) funcref (ref.null func))) "type mismatch")
(assert_invalid (module (table $t 1 externref) (elem (table $t) (i32.const 0) funcref)) "type mismatch")

;; Growth, fill, copy and set keep a table's type.
;; SPEC valid-table.grow, valid-table.fill, valid-table.set, valid-table.get, valid-table.copy, valid-table.init; Instr_ok/table.grow, Instr_ok/table.fill, Instr_ok/table.set, Instr_ok/table.get, Instr_ok/table.copy, Instr_ok/table.init
(module
  (type $f (func)) (func $a (type $f))
  (table $t 1 (ref $f) (ref.func $a)) (table $u 1 funcref) (elem $e (ref $f) (ref.func $a))
  (func (result (ref $f)) (table.get $t (i32.const 0)))
  (func (table.copy $u $t (i32.const 0) (i32.const 0) (i32.const 1)) (table.init $u $e (i32.const 0) (i32.const 0) (i32.const 1)))
)
(assert_invalid (module (func $a) (table $t 1 (ref func) (ref.func $a)) (func (drop (table.grow $t (ref.null func) (i32.const 1))))) "type mismatch")
(assert_invalid (module (func $a) (table $t 1 (ref func) (ref.func $a)) (func (table.fill $t (i32.const 0) (ref.null func) (i32.const 1)))) "type mismatch")
(assert_invalid (module (func $a) (table $t 1 (ref func) (ref.func $a)) (func (table.set $t (i32.const 0) (ref.null func)))) "type mismatch")
(assert_invalid (module (func $a) (table $t 1 (ref func) (ref.func $a)) (table $u 1 funcref) (func (table.copy $t $u (i32.const 0) (i32.const 0) (i32.const 1)))) "type mismatch")
(assert_invalid (module (func $a) (table $t 1 (ref func) (ref.func $a)) (elem $e funcref (ref.null func)) (func (table.init $t $e (i32.const 0) (i32.const 0) (i32.const 1)))) "type mismatch")
(assert_invalid (module (type $f (func)) (table $t 1 funcref) (func (result (ref null $f)) (table.get $t (i32.const 0)))) "type mismatch")
