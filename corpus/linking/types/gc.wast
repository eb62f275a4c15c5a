;;! features: module-linking
;; Module and instance types with the types of core 3.0 in their signatures.

;; A structure that one instance makes and another reads; each side writes the type down for itself.
;; SPEC module-linking/Binary#type-section-updates; module-linking/Explainer#module-and-instance-types
(module
  (module $maker
    (type $point (struct (field i32) (field i32)))
    (func (export "make") (param i32 i32) (result (ref $point)) (struct.new $point (local.get 0) (local.get 1))))
  (module $reader
    (type $point (struct (field i32) (field i32)))
    (func (export "sum") (param (ref $point)) (result i32)
      (i32.add (struct.get $point 0 (local.get 0)) (struct.get $point 1 (local.get 0)))))
  (module $user
    (type $point (struct (field i32) (field i32)))
    (import "maker" (instance $maker
      (type $p (struct (field i32) (field i32)))
      (export "make" (func (param i32 i32) (result (ref $p))))))
    (import "reader" (instance $reader
      (alias outer $user $point (type $p))
      (export "sum" (func (param (ref $p)) (result i32)))))
    (func (export "run") (param i32 i32) (result i32)
      (call (func $reader "sum") (call (func $maker "make") (local.get 0) (local.get 1)))))
  (instance $maker (instantiate $maker))
  (instance $reader (instantiate $reader))
  (instance $user (instantiate $user (import "maker" (instance $maker)) (import "reader" (instance $reader))))
  (export "run" (func $user "run")))
(assert_return (invoke "run" (i32.const 30) (i32.const 12)) (i32.const 42))

;; A structure of another shape, or of the same shape in a recursive group of two, is another type.
;; SPEC module-linking/Subtyping#instance-subtyping
(assert_invalid
  (module
    (module $maker (type $p (struct (field i64))) (func (export "make") (result (ref null $p)) (ref.null $p)))
    (module $user (import "i" (instance (type $p (struct (field i32))) (export "make" (func (result (ref null $p)))))))
    (instance $maker (instantiate $maker))
    (instance (instantiate $user (import "i" (instance $maker)))))
  "type mismatch")
(assert_invalid
  (module
    (module $maker
      (rec (type $p (struct (field i32))) (type $q (struct)))
      (func (export "make") (result (ref null $p)) (ref.null $p)))
    (module $user (import "i" (instance (type $p (struct (field i32))) (export "make" (func (result (ref null $p)))))))
    (instance $maker (instantiate $maker))
    (instance (instantiate $user (import "i" (instance $maker)))))
  "type mismatch")

;; NON-SPEC: groups of recursive types and declared subtypes stand in types as in modules.
;; SPEC module-linking/Binary#type-section-updates
(module
  (module $list
    (rec (type $node (struct (field i32) (field (ref null $node)))))
    (func (export "cons") (param i32 (ref null $node)) (result (ref $node)) (struct.new $node (local.get 0) (local.get 1)))
    (func (export "tail") (param (ref $node)) (result (ref null $node)) (struct.get $node 1 (local.get 0)))
    (func (export "head") (param (ref $node)) (result i32) (struct.get $node 0 (local.get 0))))
  (module $user
    (import "list" (instance $list
      (rec (type $node (struct (field i32) (field (ref null $node)))))
      (export "cons" (func (param i32 (ref null $node)) (result (ref $node))))
      (export "tail" (func (param (ref $node)) (result (ref null $node))))
      (export "head" (func (param (ref $node)) (result i32)))))
    (rec (type $node (struct (field i32) (field (ref null $node)))))
    (func (export "second") (result i32)
      (call (func $list "head") (ref.as_non_null (call (func $list "tail")
        (call (func $list "cons") (i32.const 1) (call (func $list "cons") (i32.const 2) (ref.null $node))))))))
  (instance $list (instantiate $list))
  (instance $user (instantiate $user (import "list" (instance $list))))
  (export "second" (func $user "second")))
(assert_return (invoke "second") (i32.const 2))
