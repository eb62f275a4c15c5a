;;! features: module-linking
;; A module or instance type may be written where it is used.

;; Inline in imports, and inline inside inline types: the same as the named types of the second module.
;; SPEC module-linking/Explainer#module-and-instance-types
;; REQ L-017
(module $inline
  (module $user
    (import "i" (instance $i
      (export "j" (instance (export "k" (func (result i32)))))
      (export "M" (module
        (import "in" (instance (export "k" (func (result i32)))))
        (export "out" (func (result i32)))))))
    (alias $i "M" (module $M))
    (alias $i "j" (instance $j))
    (instance $m (instantiate $M (import "in" (instance $j))))
    (export "out" (func $m "out")))
  (module $k (func (export "k") (result i32) (i32.const 30)))
  (module $i
    (import "j" (instance $j (export "k" (func (result i32)))))
    (module $M
      (import "in" "k" (func $k (result i32)))
      (func (export "out") (result i32) (i32.add (call $k) (i32.const 3))))
    (export "j" (instance $j))
    (export "M" (module $M)))
  (instance $k (instantiate $k))
  (instance $i (instantiate $i (import "j" (instance $k))))
  (instance $user (instantiate $user (import "i" (instance $i))))
  (export "out" (func $user "out")))
(assert_return (invoke "out") (i32.const 33))

(module $named
  (module $user
    (type $J (instance (export "k" (func (result i32)))))
    (type $M (module
      (alias outer $user $J (type $J))
      (import "in" (instance (type $J)))
      (export "out" (func (result i32)))))
    (type $I (instance
      (alias outer $user $J (type $J))
      (alias outer $user $M (type $M))
      (export "j" (instance (type $J)))
      (export "M" (module (type $M)))))
    (import "i" (instance $i (type $I)))
    (alias $i "M" (module $M))
    (alias $i "j" (instance $j))
    (instance $m (instantiate $M (import "in" (instance $j))))
    (export "out" (func $m "out")))
  (module $k (func (export "k") (result i32) (i32.const 30)))
  (module $i
    (type $J (instance (export "k" (func (result i32)))))
    (import "j" (instance $j (type $J)))
    (module $M
      (import "in" "k" (func $k (result i32)))
      (func (export "out") (result i32) (i32.add (call $k) (i32.const 3))))
    (export "j" (instance $j))
    (export "M" (module $M)))
  (instance $k (instantiate $k))
  (instance $i (instantiate $i (import "j" (instance $k))))
  (instance $user (instantiate $user (import "i" (instance $i))))
  (export "out" (func $user "out")))
(assert_return (invoke "out") (i32.const 33))

;; What is inline must be a type, and one type.
;; SPEC module-linking/Explainer#module-and-instance-types
;; REQ L-017
(assert_malformed (module quote "(import \"i\" (instance (instance)))") "unexpected token")
(assert_malformed (module quote "(type $T (instance)) (import \"i\" (instance (type $T) (type $T)))") "unexpected token")
(assert_malformed (module quote "(type $T (instance (export \"f\")))") "unexpected token")
(assert_malformed (module quote "(type $T (instance (export (func))))") "unexpected token")
(assert_malformed (module quote "(type $T (module (import (func))))") "unexpected token")
