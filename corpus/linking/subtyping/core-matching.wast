;;! features: module-linking
;; Functions, tables, memories, globals and tags match as core's imports do.

(module $sup
  (type $a (sub (func (result anyref))))
  (type $b (sub $a (func (result i31ref))))
  (func (export "sub") (type $b) (ref.i31 (i32.const 1)))
  (func (export "f") (param i32) (result i64) (i64.const 0))
  (table (export "t") 2 4 funcref)
  (memory (export "m") 2 4)
  (memory (export "m64") i64 1)
  (global (export "const") (ref i31) (ref.i31 (i32.const 5)))
  (global (export "var") (mut i31ref) (ref.null i31))
  (global (export "n") i32 (i32.const 1))
  (tag (export "e") (param i32)))
(register "sup" $sup)

;; Functions: the type itself or a declared supertype.
;; SPEC module-linking/Subtyping#instance-subtyping
;; REQ L-049
(module (import "sup" (instance (export "f" (func (param i32) (result i64))))))
(assert_unlinkable (module (import "sup" (instance (export "f" (func (param i32)))))) "incompatible import type")
(assert_unlinkable (module (import "sup" (instance (export "f" (func (param i64) (result i64)))))) "incompatible import type")
(module (import "sup" (instance (type $a (sub (func (result anyref)))) (export "sub" (func (type $a))))))
(assert_unlinkable (module (import "sup" (instance (export "sub" (func (result anyref)))))) "incompatible import type")

;; Tables: limits, and element types that are equal.
;; SPEC module-linking/Subtyping#instance-subtyping
;; REQ L-049
(module (import "sup" (instance (export "t" (table 2 4 funcref)))))
(module (import "sup" (instance (export "t" (table 1 5 funcref)))))
(assert_unlinkable (module (import "sup" (instance (export "t" (table 3 funcref))))) "incompatible import type")
(assert_unlinkable (module (import "sup" (instance (export "t" (table 2 3 funcref))))) "incompatible import type")
(assert_unlinkable (module (import "sup" (instance (export "t" (table 2 externref))))) "incompatible import type")
(assert_unlinkable (module (import "sup" (instance (export "t" (table 2 (ref null nofunc)))))) "incompatible import type")
(assert_unlinkable (module (import "sup" (instance (export "t" (table i64 2 funcref))))) "incompatible import type")

;; Memories: limits and address types.
;; SPEC module-linking/Subtyping#instance-subtyping
;; REQ L-049
(module (import "sup" (instance (export "m" (memory 2 4)) (export "m64" (memory i64 0)))))
(assert_unlinkable (module (import "sup" (instance (export "m" (memory 3 4))))) "incompatible import type")
(assert_unlinkable (module (import "sup" (instance (export "m" (memory 2 3))))) "incompatible import type")
(assert_unlinkable (module (import "sup" (instance (export "m64" (memory 1))))) "incompatible import type")
(assert_unlinkable (module (import "sup" (instance (export "m64" (memory i64 1 2))))) "incompatible import type")

;; Globals: an immutable one may be of a subtype, a mutable one may not; the mutability is part of it.
;; SPEC module-linking/Subtyping#instance-subtyping
;; REQ L-049
(module (import "sup" (instance (export "const" (global anyref)) (export "var" (global (mut i31ref))))))
(assert_unlinkable (module (import "sup" (instance (export "var" (global (mut anyref)))))) "incompatible import type")
(assert_unlinkable (module (import "sup" (instance (export "var" (global i31ref))))) "incompatible import type")
(assert_unlinkable (module (import "sup" (instance (export "const" (global (mut (ref i31))))))) "incompatible import type")
(assert_unlinkable (module (import "sup" (instance (export "n" (global i64))))) "incompatible import type")

;; Tags: types that are equal.
;; SPEC module-linking/Subtyping#instance-subtyping
;; REQ L-049
(module (import "sup" (instance (export "e" (tag (param i32))))))
(assert_unlinkable (module (import "sup" (instance (export "e" (tag))))) "incompatible import type")

;; The same rules as an argument of a nested module.
;; SPEC module-linking/Subtyping#instantiation
;; REQ L-049
(module (module
  (import "g" (global $g (ref i31)))
  (module $take (import "g" (global anyref)))
  (instance (instantiate $take (import "g" (global $g))))))
(assert_invalid
  (module (module
    (import "g" (global $g (mut i31ref)))
    (module $take (import "g" (global (mut anyref))))
    (instance (instantiate $take (import "g" (global $g))))))
  "type mismatch")
(assert_invalid
  (module (module
    (import "m" (memory $m 1))
    (module $take (import "m" (memory i64 1)))
    (instance (instantiate $take (import "m" (memory $m))))))
  "type mismatch")
