;; Subtyping of references: the hierarchies below any, func, extern and exn, null and not null.
;; SPEC match-heaptype, match-reftype, match-valtype

;; none, i31, struct, array, eq, any, and defined types between them
;; SPEC match-heaptype; Heaptype_sub/eq-any, Heaptype_sub/i31-eq, Heaptype_sub/struct-eq, Heaptype_sub/array-eq, Heaptype_sub/struct, Heaptype_sub/array, Heaptype_sub/none, Heaptype_sub/refl, Heaptype_sub/trans
(module
  (type $s (sub (struct))) (type $t (sub $s (struct (field i32)))) (type $u (sub $t (struct (field i32 i32)))) (type $a (array i8))
  (func (param eqref) (result anyref) (local.get 0))
  (func (param i31ref) (result eqref) (local.get 0))
  (func (param structref) (result eqref) (local.get 0))
  (func (param arrayref) (result eqref) (local.get 0))
  (func (param i31ref) (result anyref) (local.get 0))
  (func (param (ref null $s)) (result structref) (local.get 0))
  (func (param (ref null $a)) (result arrayref) (local.get 0))
  (func (param (ref null $u)) (result (ref null $s)) (local.get 0))
  (func (param (ref null $u)) (result anyref) (local.get 0))
  (func (param nullref) (result anyref) (local.get 0))
  (func (param nullref) (result eqref) (local.get 0))
  (func (param nullref) (result i31ref) (local.get 0))
  (func (param nullref) (result structref) (local.get 0))
  (func (param nullref) (result arrayref) (local.get 0))
  (func (param nullref) (result (ref null $u)) (local.get 0))
  (func (param nullref) (result (ref null $a)) (local.get 0))
)
(assert_invalid (module (func (param anyref) (result eqref) (local.get 0))) "type mismatch")
(assert_invalid (module (func (param eqref) (result i31ref) (local.get 0))) "type mismatch")
(assert_invalid (module (func (param eqref) (result structref) (local.get 0))) "type mismatch")
(assert_invalid (module (func (param eqref) (result arrayref) (local.get 0))) "type mismatch")
(assert_invalid (module (func (param structref) (result arrayref) (local.get 0))) "type mismatch")
(assert_invalid (module (func (param arrayref) (result structref) (local.get 0))) "type mismatch")
(assert_invalid (module (func (param i31ref) (result structref) (local.get 0))) "type mismatch")
(assert_invalid (module (type $s (struct)) (func (param structref) (result (ref null $s)) (local.get 0))) "type mismatch")
(assert_invalid (module (type $s (struct)) (func (param (ref $s)) (result arrayref) (local.get 0))) "type mismatch")
(assert_invalid (module (type $a (array i8)) (func (param (ref $a)) (result structref) (local.get 0))) "type mismatch")
(assert_invalid (module (type $s (sub (struct))) (type $t (sub $s (struct))) (func (param (ref $s)) (result (ref $t)) (local.get 0))) "type mismatch")
(assert_invalid (module (type $s (sub (struct))) (type $t (sub $s (struct))) (type $u (sub $s (struct (field i32)))) (func (param (ref $t)) (result (ref $u)) (local.get 0))) "type mismatch")
(assert_invalid (module (type $s (struct)) (func (param (ref $s)) (result (ref none)) (local.get 0))) "type mismatch")
(assert_invalid (module (func (param anyref) (result nullref) (local.get 0))) "type mismatch")

;; nofunc and defined functions below func; noextern below extern; noexn below exn
;; SPEC match-heaptype; Heaptype_sub/func, Heaptype_sub/nofunc, Heaptype_sub/noextern, Heaptype_sub/noexn
(module
  (type $f (func))
  (func (param (ref null $f)) (result funcref) (local.get 0))
  (func (param nullfuncref) (result funcref) (local.get 0))
  (func (param nullfuncref) (result (ref null $f)) (local.get 0))
  (func (param nullexternref) (result externref) (local.get 0))
  (func (param nullexnref) (result exnref) (local.get 0))
)
(assert_invalid (module (type $f (func)) (func (param funcref) (result (ref null $f)) (local.get 0))) "type mismatch")
(assert_invalid (module (func (param funcref) (result nullfuncref) (local.get 0))) "type mismatch")
(assert_invalid (module (func (param externref) (result nullexternref) (local.get 0))) "type mismatch")
(assert_invalid (module (func (param exnref) (result nullexnref) (local.get 0))) "type mismatch")

;; The four hierarchies have nothing in common.
;; SPEC match-heaptype; Heaptype_sub/struct, Heaptype_sub/none, Heaptype_sub/nofunc, Heaptype_sub/noextern, Heaptype_sub/noexn
(assert_invalid (module (type $f (func)) (func (param (ref $f)) (result anyref) (local.get 0))) "type mismatch")
(assert_invalid (module (type $f (func)) (func (param (ref $f)) (result eqref) (local.get 0))) "type mismatch")
(assert_invalid (module (type $s (struct)) (func (param (ref $s)) (result funcref) (local.get 0))) "type mismatch")
(assert_invalid (module (func (param funcref) (result anyref) (local.get 0))) "type mismatch")
(assert_invalid (module (func (param anyref) (result externref) (local.get 0))) "type mismatch")
(assert_invalid (module (func (param externref) (result anyref) (local.get 0))) "type mismatch")
(assert_invalid (module (func (param exnref) (result anyref) (local.get 0))) "type mismatch")
(assert_invalid (module (func (param exnref) (result externref) (local.get 0))) "type mismatch")
(assert_invalid (module (func (param nullref) (result funcref) (local.get 0))) "type mismatch")
(assert_invalid (module (func (param nullref) (result externref) (local.get 0))) "type mismatch")
(assert_invalid (module (func (param nullref) (result exnref) (local.get 0))) "type mismatch")
(assert_invalid (module (func (param nullfuncref) (result anyref) (local.get 0))) "type mismatch")
(assert_invalid (module (func (param nullexternref) (result anyref) (local.get 0))) "type mismatch")
(assert_invalid (module (func (param nullexnref) (result nullref) (local.get 0))) "type mismatch")
(assert_invalid (module (type $f (func)) (func (param nullref) (result (ref null $f)) (local.get 0))) "type mismatch")
(assert_invalid (module (type $s (struct)) (func (param nullfuncref) (result (ref null $s)) (local.get 0))) "type mismatch")

;; What is not null fits what may be, not the other way round.
;; SPEC match-reftype; Reftype_sub/nonnull, Reftype_sub/null
(module
  (type $s (struct))
  (func (param (ref $s)) (result (ref null $s)) (local.get 0))
  (func (param (ref $s)) (result (ref any)) (local.get 0))
  (func (param (ref $s)) (result anyref) (local.get 0))
  (func (param (ref none)) (result (ref $s)) (local.get 0))
)
(assert_invalid (module (type $s (struct)) (func (param (ref null $s)) (result (ref $s)) (local.get 0))) "type mismatch")
(assert_invalid (module (func (param anyref) (result (ref any)) (local.get 0))) "type mismatch")
(assert_invalid (module (type $s (struct)) (func (param nullref) (result (ref $s)) (local.get 0))) "type mismatch")
(assert_invalid (module (func (param i31ref) (result (ref eq)) (local.get 0))) "type mismatch")
(assert_invalid (module (func (param externref) (result (ref extern)) (local.get 0))) "type mismatch")

;; Subtyping works where values are consumed: calls, branches, sets, stores, returns.
;; SPEC valid-instrs, match-instrtype; Instrs_ok/sub, Instrtype_sub, Valtype_sub/ref
(module
  (type $s (sub (struct (field (mut anyref))))) (type $t (sub $s (struct (field (mut anyref)))))
  (type $a (array (mut eqref)))
  (global $g (mut anyref) (ref.i31 (i32.const 1))) (table $t 1 eqref)
  (func $take (param structref anyref))
  (func (param (ref $t)) (local anyref)
    (call $take (local.get 0) (local.get 0))
    (local.set 1 (local.get 0)) (global.set $g (local.get 0)) (table.set $t (i32.const 0) (local.get 0))
    (struct.set $s 0 (local.get 0) (local.get 0))
    (array.set $a (array.new $a (local.get 0) (i32.const 1)) (i32.const 0) (ref.i31 (i32.const 1)))
    (drop (block (result eqref) (br 0 (local.get 0))))
    (drop (block (result anyref) (br_if 0 (local.get 0) (i32.const 0)))))
  (func (param (ref $t)) (result structref) (return (local.get 0)))
)
;; br_if leaves the type of its label behind, not the operand's.
;; SPEC valid-br_if; Instr_ok/br_if
(assert_invalid (module (func (param i31ref) (result i31ref) (block (result anyref) (br_if 1 (block (result i31ref) (br_if 1 (local.get 0) (i32.const 0))) (i32.const 0))) (drop) (local.get 0))) "type mismatch")

;; br_table: one type that fits every label
;; SPEC valid-br_table; Instr_ok/br_table
(module (func (param i31ref) (result anyref) (block (result eqref) (br_table 0 1 0 (local.get 0) (i32.const 0)))))
(assert_invalid (module (func (param anyref) (result anyref) (block (result eqref) (br_table 0 1 (local.get 0) (i32.const 0))))) "type mismatch")

;; Globals and tables are matched at import: what cannot change by subtype, what can exactly.
;; SPEC match-globaltype, match-tabletype; Globaltype_sub/const, Globaltype_sub/var, Tabletype_sub, Externtype_sub/global, Externtype_sub/table
(module $m
  (global (export "i31") (ref i31) (ref.i31 (i32.const 1)))
  (global (export "mut") (mut i31ref) (ref.i31 (i32.const 1)))
  (table (export "t") 1 eqref))
(register "m" $m)
(module
  (import "m" "i31" (global (ref i31))) (import "m" "i31" (global i31ref)) (import "m" "i31" (global (ref eq))) (import "m" "i31" (global anyref))
  (import "m" "mut" (global (mut i31ref))) (import "m" "t" (table 1 eqref)))
(assert_unlinkable (module (import "m" "i31" (global structref))) "incompatible import type")
(assert_unlinkable (module (import "m" "i31" (global (mut (ref i31))))) "incompatible import type")
(assert_unlinkable (module (import "m" "mut" (global (mut eqref)))) "incompatible import type")
(assert_unlinkable (module (import "m" "mut" (global (mut (ref null none))))) "incompatible import type")
(assert_unlinkable (module (import "m" "mut" (global i31ref))) "incompatible import type")
(assert_unlinkable (module (import "m" "t" (table 1 anyref))) "incompatible import type")
(assert_unlinkable (module (import "m" "t" (table 1 i31ref))) "incompatible import type")
(assert_unlinkable (module (import "m" "t" (table 1 (ref eq)))) "incompatible import type")
