;; Type definitions: recursive groups, subtypes, finality, equality of types.
;; SPEC valid-types, valid-type, valid-rectype, valid-subtype, valid-comptype, match-deftype, match-comptype

;; A structure or array of any storage type; empty groups and empty structures are fine.
;; SPEC valid-structtype, valid-arraytype, valid-fieldtype, valid-storagetype, valid-packtype, valid-rectype; Comptype_ok/struct, Comptype_ok/array, Comptype_ok/func, Fieldtype_ok, Storagetype_ok/val, Storagetype_ok/pack, Packtype_ok, Rectype_ok/empty, Rectype_ok/cons, Type_ok, Types_ok/empty, Types_ok/cons
(module (rec))
(module (rec) (rec) (type (struct)) (rec (type (func)) (type (array i8))))
(module
  (type $s (struct (field i8 i16 i32 i64 f32 f64 v128) (field (mut i8)) (field (mut i16)) (field (mut v128)) (field (mut externref))))
  (type (array i8)) (type (array (mut i16))) (type (array v128)) (type (array (mut (ref $s)))) (type (array (ref null func)))
  (type (func (param (ref $s) v128 (ref null $s)) (result (ref $s) i31ref)))
)

;; A type may name itself and the others of its group, and what came before; not what comes after.
;; SPEC valid-rectype, valid-typeuse; Rectype_ok/cons, Typeuse_ok/typeidx
(module (type $t (struct (field (ref null $t)))))
(module (type $t (array (ref $t))))
(module (type $f (func (param (ref $f)) (result (ref null $f)))))
(module (rec (type $a (struct (field (ref $b)))) (type $b (array (ref null $a)))))
(module (rec (type $a (func (param (ref $c)))) (type $b (struct (field (ref $a)))) (type $c (array (ref $b)))))
(module (type $a (struct)) (type $b (struct (field (ref $a)))))
(assert_invalid (module (type $a (struct (field (ref $b)))) (type $b (struct))) "unknown type")
(assert_invalid (module (rec (type $a (struct (field (ref 2))))  (type (struct))) (type (struct))) "unknown type")
(assert_invalid (module (type (struct (field (ref 1))))) "unknown type")
(assert_invalid (module (type (array (mut (ref null 1))))) "unknown type")
(assert_invalid (module (type (func (param (ref 1))))) "unknown type")
(assert_invalid (module (type (func (result (ref 1))))) "unknown type")

;; A supertype comes before its subtypes, and is not final.
;; SPEC valid-subtype; Subtype_ok
(module (type $a (sub (struct))) (type $b (sub $a (struct (field i32)))) (type $c (sub final $b (struct (field i32 i64)))))
(module (rec (type $a (sub (struct))) (type $b (sub $a (struct)))))
(module (type $a (sub (func))) (type $b (sub $a (func))))
(module (type $a (sub (array i8))) (type $b (sub $a (array i8))))
(assert_invalid (module (type $a (struct)) (type $b (sub $a (struct)))) "sub type")
(assert_invalid (module (type $a (sub final (struct))) (type $b (sub $a (struct)))) "sub type")
(assert_invalid (module (type $a (func)) (type $b (sub $a (func)))) "sub type")
(assert_invalid (module (rec (type $b (sub $a (struct))) (type $a (sub (struct))))) "unknown type")
(assert_invalid (module (type $a (sub $a (struct)))) "unknown type")
(assert_invalid (module (type (sub 1 (struct))) (type (sub (struct)))) "unknown type")
(assert_invalid (module (type (sub 7 (struct)))) "unknown type")

;; At most one supertype, though more can be written.
;; SPEC valid-subtype; Subtype_ok
(assert_invalid (module (type $a (sub (struct))) (type $b (sub (struct))) (type (sub $a $b (struct)))) "sub type")

;; A subtype keeps the kind of its supertype.
;; SPEC match-comptype; Comptype_sub/struct, Comptype_sub/array, Comptype_sub/func
(assert_invalid (module (type $a (sub (struct))) (type (sub $a (array i8)))) "sub type")
(assert_invalid (module (type $a (sub (struct))) (type (sub $a (func)))) "sub type")
(assert_invalid (module (type $a (sub (array i8))) (type (sub $a (struct)))) "sub type")
(assert_invalid (module (type $a (sub (func))) (type (sub $a (struct)))) "sub type")
(assert_invalid (module (type $a (sub (func))) (type (sub $a (array i8)))) "sub type")

;; Structures: more fields at the end; a field that cannot be set may be narrower, one that can is the same.
;; SPEC match-structtype, match-fieldtype, match-storagetype, match-packtype; Comptype_sub/struct, Fieldtype_sub/const, Fieldtype_sub/var, Storagetype_sub/val, Storagetype_sub/pack, Packtype_sub
(module
  (type $a (sub (struct (field anyref) (field (mut i8)) (field i16) (field (mut anyref)))))
  (type $b (sub $a (struct (field eqref) (field (mut i8)) (field i16) (field (mut anyref)) (field f64))))
  (type $c (sub $b (struct (field (ref $b)) (field (mut i8)) (field i16) (field (mut anyref)) (field f64) (field i32))))
)
(assert_invalid (module (type $a (sub (struct (field i32)))) (type (sub $a (struct)))) "sub type")
(assert_invalid (module (type $a (sub (struct (field i32)))) (type (sub $a (struct (field i64))))) "sub type")
(assert_invalid (module (type $a (sub (struct (field i8)))) (type (sub $a (struct (field i16))))) "sub type")
(assert_invalid (module (type $a (sub (struct (field i8)))) (type (sub $a (struct (field i32))))) "sub type")
(assert_invalid (module (type $a (sub (struct (field i32)))) (type (sub $a (struct (field i8))))) "sub type")
(assert_invalid (module (type $a (sub (struct (field i32 i64)))) (type (sub $a (struct (field i64 i32))))) "sub type")
(assert_invalid (module (type $a (sub (struct (field (mut i32))))) (type (sub $a (struct (field i32))))) "sub type")
(assert_invalid (module (type $a (sub (struct (field i32)))) (type (sub $a (struct (field (mut i32)))))) "sub type")
(assert_invalid (module (type $a (sub (struct (field eqref)))) (type (sub $a (struct (field anyref))))) "sub type")
(assert_invalid (module (type $a (sub (struct (field (ref eq))))) (type (sub $a (struct (field eqref))))) "sub type")
(assert_invalid (module (type $a (sub (struct (field (mut anyref))))) (type (sub $a (struct (field (mut eqref)))))) "sub type")
(assert_invalid (module (type $a (sub (struct (field (mut eqref))))) (type (sub $a (struct (field (mut anyref)))))) "sub type")

;; Arrays: by the rule of one field
;; SPEC match-arraytype, match-fieldtype; Comptype_sub/array
(module (type $a (sub (array anyref))) (type (sub $a (array (ref i31)))) (type $m (sub (array (mut i8)))) (type (sub $m (array (mut i8)))))
(assert_invalid (module (type $a (sub (array i8))) (type (sub $a (array i16)))) "sub type")
(assert_invalid (module (type $a (sub (array i31ref))) (type (sub $a (array eqref)))) "sub type")
(assert_invalid (module (type $a (sub (array (mut anyref)))) (type (sub $a (array (mut eqref))))) "sub type")
(assert_invalid (module (type $a (sub (array (mut i32)))) (type (sub $a (array i32)))) "sub type")
(assert_invalid (module (type $a (sub (array i32))) (type (sub $a (array (mut i32))))) "sub type")

;; Functions: wider parameters, narrower results, equally many
;; SPEC match-functype, match-resulttype; Comptype_sub/func, Resulttype_sub
(module (type $a (sub (func (param eqref i32) (result eqref)))) (type (sub $a (func (param anyref i32) (result (ref i31))))))
(assert_invalid (module (type $a (sub (func (param eqref)))) (type (sub $a (func (param i31ref))))) "sub type")
(assert_invalid (module (type $a (sub (func (result eqref)))) (type (sub $a (func (result anyref))))) "sub type")
(assert_invalid (module (type $a (sub (func (param i32)))) (type (sub $a (func)))) "sub type")
(assert_invalid (module (type $a (sub (func))) (type (sub $a (func (param i32))))) "sub type")
(assert_invalid (module (type $a (sub (func (result i32)))) (type (sub $a (func)))) "sub type")
(assert_invalid (module (type $a (sub (func))) (type (sub $a (func (result i32))))) "sub type")

;; Types are equal when their groups are equal as written, apart from the indices of what is outside and inside.
;; SPEC match-deftype, aux-roll-deftype, type-closure; Deftype_sub/refl, Heaptype_sub/def, Heaptype_sub/typeidx-l, Heaptype_sub/typeidx-r
(module
  (type $a1 (struct (field i32))) (type $a2 (struct (field i32)))
  (func (param (ref $a1)) (result (ref $a2)) (local.get 0))
  (type $l1 (struct (field (ref null $l1)))) (type $l2 (struct (field (ref null $l2))))
  (func (param (ref $l1)) (result (ref $l2)) (local.get 0))
  (type $u1 (struct (field (ref $a1)))) (type $u2 (struct (field (ref $a2))))
  (func (param (ref $u1)) (result (ref $u2)) (local.get 0))
  (rec (type $x1 (struct (field (ref null $y1)))) (type $y1 (array (ref null $x1))))
  (rec (type $x2 (struct (field (ref null $y2)))) (type $y2 (array (ref null $x2))))
  (func (param (ref $x1) (ref $y1)) (result (ref $x2) (ref $y2)) (local.get 0) (local.get 1))
  (rec (type $one (sub final (struct)))) (type $two (struct))
  (func (param (ref $one)) (result (ref $two)) (local.get 0))
)
(assert_invalid (module (type $a (struct (field i32))) (type $b (struct (field i64))) (func (param (ref $a)) (result (ref $b)) (local.get 0))) "type mismatch")
(assert_invalid (module (type $a (struct)) (type $b (sub (struct))) (func (param (ref $a)) (result (ref $b)) (local.get 0))) "type mismatch")
(assert_invalid (module (rec (type $a (struct)) (type (func))) (type $b (struct)) (func (param (ref $a)) (result (ref $b)) (local.get 0))) "type mismatch")
(assert_invalid (module (rec (type $a (struct)) (type $b (struct))) (func (param (ref $a)) (result (ref $b)) (local.get 0))) "type mismatch")
(assert_invalid
  (module (rec (type $a (struct)) (type (func))) (rec (type (func)) (type $b (struct))) (func (param (ref $a)) (result (ref $b)) (local.get 0)))
  "type mismatch")
;; A type that names itself is not one that names its double.
(assert_invalid
  (module
    (type $l1 (struct (field (ref null $l1)))) (type $l2 (struct (field (ref null $l1))))
    (func (param (ref $l1)) (result (ref $l2)) (local.get 0)))
  "type mismatch")
;; The same holds where functions are imported, called and cast.
;; SPEC valid-call_indirect, match-externtype; Externtype_sub/func
(module $m (type $f (func)) (rec (type $g (func)) (type (struct))) (func (export "f") (type $f)) (func (export "g") (type $g)))
(register "m" $m)
(module (type $x (struct)) (type $f (func)) (import "m" "f" (func (type $f))))
(module (rec (type $g (func)) (type (struct))) (import "m" "g" (func (type $g))))
(assert_unlinkable (module (import "m" "g" (func))) "incompatible import type")
(assert_unlinkable (module (rec (type $g (func)) (type (struct))) (import "m" "f" (func (type $g)))) "incompatible import type")
(assert_unlinkable (module (rec (type (struct)) (type $g (func))) (import "m" "g" (func (type $g)))) "incompatible import type")

;; A subtype of a function type may be imported as its supertype, a final double of it not.
;; SPEC match-externtype, match-deftype; Deftype_sub/super, Heaptype_sub/trans
(module $n
  (type $a (sub (func))) (type $b (sub $a (func))) (type $c (sub final $b (func)))
  (func (export "a") (type $a)) (func (export "b") (type $b)) (func (export "c") (type $c)))
(register "n" $n)
(module
  (type $a (sub (func))) (type $b (sub $a (func))) (type $c (sub final $b (func)))
  (import "n" "a" (func (type $a))) (import "n" "b" (func (type $a))) (import "n" "c" (func (type $a)))
  (import "n" "b" (func (type $b))) (import "n" "c" (func (type $b))) (import "n" "c" (func (type $c))))
(assert_unlinkable (module (type $a (sub (func))) (type $b (sub $a (func))) (import "n" "a" (func (type $b)))) "incompatible import type")
(assert_unlinkable (module (type $f (func)) (import "n" "a" (func (type $f)))) "incompatible import type")
(assert_unlinkable (module (import "n" "c" (func))) "incompatible import type")

;; Functions, blocks, calls and tags want function types; aggregates want their own.
;; SPEC valid-func, valid-blocktype, valid-tagtype, valid-externtype; Func_ok, Blocktype_ok/typeidx, Tagtype_ok, Externtype_ok/func
(assert_invalid (module (type $s (struct)) (func (type $s))) "type mismatch")
(assert_invalid (module (type $s (struct)) (func (block (type $s)))) "type mismatch")
(assert_invalid (module (type $a (array i8)) (import "m" "f" (func (type $a)))) "type mismatch")
(assert_invalid (module (type $s (struct)) (tag (type $s))) "type mismatch")
