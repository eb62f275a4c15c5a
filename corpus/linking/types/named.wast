;;! features: module-linking
;; Module and instance types are defined once and used by name.

(module $file
  (func (export "read") (param i32 i32 i32) (result i32) (i32.add (local.get 0) (i32.add (local.get 1) (local.get 2))))
  (func (export "write") (param i32 i32 i32) (result i32) (i32.mul (local.get 0) (i32.mul (local.get 1) (local.get 2)))))
(register "wasi_file" $file)

;; The instance type of the Explainer, used in two imports.
;; SPEC module-linking/Explainer#module-and-instance-types
;; REQ L-016
(module
  (type $WasiFile (instance
    (export "read" (func (param i32 i32 i32) (result i32)))
    (export "write" (func (param i32 i32 i32) (result i32)))
  ))
  (import "wasi_file" (instance $a (type $WasiFile)))
  (export "read" (func $a "read"))
  (export "write" (func $a "write")))
(assert_return (invoke "read" (i32.const 2) (i32.const 3) (i32.const 4)) (i32.const 9))
(assert_return (invoke "write" (i32.const 2) (i32.const 3) (i32.const 4)) (i32.const 24))

;; A named module type and a named instance type in imports, by name and by index.
;; SPEC module-linking/Explainer#module-and-instance-types
;; REQ L-016
(module
  (module $user
    (type $I (instance (export "f" (func (result i32)))))
    (type $M (module (import "i" (instance (export "f" (func (result i32))))) (export "g" (func (result i32)))))
    (import "i" (instance $i (type $I)))
    (import "j" (instance $j (type 0)))
    (import "M" (module $M (type $M)))
    (import "N" (module $N (type 1)))
    (instance $m (instantiate $M (import "i" (instance $i))))
    (instance $n (instantiate $N (import "i" (instance $j))))
    (export "m" (func $m "g"))
    (export "n" (func $n "g")))
  (module $i (func (export "f") (result i32) (i32.const 10)))
  (module $j (func (export "f") (result i32) (i32.const 20)))
  (module $m (import "i" "f" (func $f (result i32))) (func (export "g") (result i32) (i32.add (call $f) (i32.const 1))))
  (module $n (import "i" "f" (func $f (result i32))) (func (export "g") (result i32) (i32.add (call $f) (i32.const 2))))
  (instance $i (instantiate $i))
  (instance $j (instantiate $j))
  (instance $user (instantiate $user
    (import "i" (instance $i)) (import "j" (instance $j)) (import "M" (module $m)) (import "N" (module $n))))
  (export "m" (func $user "m"))
  (export "n" (func $user "n")))
(assert_return (invoke "m") (i32.const 11))
(assert_return (invoke "n") (i32.const 22))

;; Inside another type a type defined there serves exports and imports alike.
;; SPEC module-linking/Explainer#module-and-instance-types; module-linking/Binary#type-section-updates
;; REQ L-016
(module
  (module $user
    (type $Pair (instance
      (type $One (instance (export "f" (func (result i32)))))
      (export "left" (instance (type $One)))
      (export "right" (instance (type $One)))))
    (type $Swap (module
      (type $One (instance (export "f" (func (result i32)))))
      (import "in" (instance (type $One)))
      (export "out" (instance (type $One)))))
    (import "pair" (instance $p (type $Pair)))
    (import "Swap" (module $Swap (type $Swap)))
    (alias $p "right" (instance $right))
    (instance $s (instantiate $Swap (import "in" (instance $right))))
    (export "left" (func $p "left" "f"))
    (export "out" (func $s "out" "f")))
  (module $one (func (export "f") (result i32) (i32.const 1)))
  (module $two (func (export "f") (result i32) (i32.const 2)))
  (module $pair
    (import "l" (instance $l (export "f" (func (result i32)))))
    (import "r" (instance $r (export "f" (func (result i32)))))
    (export "left" (instance $l))
    (export "right" (instance $r)))
  (module $swap
    (import "in" (instance $i (export "f" (func (result i32)))))
    (export "out" (instance $i)))
  (instance $one (instantiate $one))
  (instance $two (instantiate $two))
  (instance $pair (instantiate $pair (import "l" (instance $one)) (import "r" (instance $two))))
  (instance $user (instantiate $user (import "pair" (instance $pair)) (import "Swap" (module $swap))))
  (export "left" (func $user "left"))
  (export "out" (func $user "out")))
(assert_return (invoke "left") (i32.const 1))
(assert_return (invoke "out") (i32.const 2))

;; A name that nothing has, and an index that nothing has.
;; SPEC module-linking/Binary#import-section-updates
;; REQ L-016
(assert_malformed (module quote "(import \"i\" (instance (type $T)))") "unknown type")
(assert_malformed (module quote "(import \"m\" (module (type $T)))") "unknown type")
(assert_invalid (module (import "i" (instance (type 0)))) "unknown type")
(assert_invalid (module (type (instance)) (import "m" (module (type 1)))) "unknown type")
