;;! features: module-linking
;; A zero-level export in a module type adds the exports of an instance type.

;; The Win32 module type of the Explainer; the type it names is aliased, as the scope of a type starts empty.
;; SPEC module-linking/Explainer#module-and-instance-types
;; REQ L-020
(module
  (module $user
    (type $WasiFile (instance
      (export "read" (func (param i32 i32 i32) (result i32)))
      (export "write" (func (param i32 i32 i32) (result i32)))
    ))
    (import "Win32" (instance $Win32
      (export "ReadFile" (func (param i32 i32 i32 i32) (result i32)))
      (export "WriteFile" (func (param i32 i32 i32 i32) (result i32)))))
    (import "M" (module $M
      (alias outer $user $WasiFile (type $WasiFile))
      (import "Win32" "ReadFile" (func (param i32 i32 i32 i32) (result i32)))
      (import "Win32" "WriteFile" (func (param i32 i32 i32 i32) (result i32)))
      (export $WasiFile)
    ))
    (instance $file (instantiate $M (import "Win32" (instance $Win32))))
    (export "read" (func $file "read"))
    (export "write" (func $file "write")))
  (module $Win32
    (func (export "ReadFile") (param i32 i32 i32 i32) (result i32) (i32.const 100))
    (func (export "WriteFile") (param i32 i32 i32 i32) (result i32) (i32.const 200)))
  (module $M
    (import "Win32" "ReadFile" (func $r (param i32 i32 i32 i32) (result i32)))
    (import "Win32" "WriteFile" (func $w (param i32 i32 i32 i32) (result i32)))
    (func (export "read") (param i32 i32 i32) (result i32)
      (i32.add (local.get 0) (call $r (local.get 0) (local.get 1) (local.get 2) (i32.const 0))))
    (func (export "write") (param i32 i32 i32) (result i32)
      (i32.add (local.get 0) (call $w (local.get 0) (local.get 1) (local.get 2) (i32.const 0)))))
  (instance $Win32 (instantiate $Win32))
  (instance $user (instantiate $user (import "Win32" (instance $Win32)) (import "M" (module $M))))
  (export "read" (func $user "read"))
  (export "write" (func $user "write")))
(assert_return (invoke "read" (i32.const 1) (i32.const 0) (i32.const 0)) (i32.const 101))
(assert_return (invoke "write" (i32.const 2) (i32.const 0) (i32.const 0)) (i32.const 202))

;; Each of the exports counts: a module that lacks one does not fit, an instance has all of them and none under a name
;; of its own.
;; SPEC module-linking/Explainer#module-and-instance-types
;; REQ L-020
(assert_invalid
  (module $P
    (type $T (instance (export "f" (func)) (export "g" (func))))
    (module $user (import "M" (module (alias outer $P $T (type $T)) (export $T))))
    (module $m (func (export "f")))
    (instance (instantiate $user (import "M" (module $m)))))
  "type mismatch")
(module $P
  (type $T (instance (export "f" (func)) (export "g" (func))))
  (module $user
    (import "M" (module $M (alias outer $P $T (type $T)) (export $T) (export "h" (func))))
    (instance $i (instantiate $M))
    (func (call (func $i "f")) (call (func $i "g")) (call (func $i "h"))))
  (module $m (func (export "f")) (func (export "g")) (func (export "h")))
  (instance (instantiate $user (import "M" (module $m)))))
(assert_invalid
  (module (module $P
    (type $T (instance (export "f" (func))))
    (import "M" (module $M (alias outer $P $T (type $T)) (export $T)))
    (instance $i (instantiate $M))
    (alias $i "T" (instance))))
  "unknown export")

;; By index, and of a type that is defined inside.
;; SPEC module-linking/Explainer#module-and-instance-types
;; REQ L-020
(module
  (type $M (module (type $T (instance (export "f" (func (result i32))))) (export 0)))
  (module $m (func (export "f") (result i32) (i32.const 12)))
  (module $user
    (import "M" (module $M (type (instance (export "f" (func (result i32))))) (export 0)))
    (instance $i (instantiate $M))
    (export "f" (func $i "f")))
  (instance $user (instantiate $user (import "M" (module $m))))
  (export "f" (func $user "f")))
(assert_return (invoke "f") (i32.const 12))

;; NON-SPEC: the promise is for module types; instance types take them too.
;; SPEC module-linking/Explainer#module-and-instance-types; module-linking/Binary#type-section-updates
;; REQ L-022
(module
  (module $user
    (import "i" (instance $i
      (type $T (instance (export "f" (func (result i32)))))
      (export $T)
      (export "g" (func (result i32)))))
    (func (export "sum") (result i32) (i32.add (call (func $i "f")) (call (func $i "g")))))
  (module $i (func (export "f") (result i32) (i32.const 40)) (func (export "g") (result i32) (i32.const 2)))
  (instance $i (instantiate $i))
  (instance $user (instantiate $user (import "i" (instance $i))))
  (export "sum" (func $user "sum")))
(assert_return (invoke "sum") (i32.const 42))

;; Only an instance type can be named there.
;; SPEC module-linking/Explainer#module-and-instance-types
;; REQ L-023
(assert_invalid (module (type (module (type $f (func)) (export $f)))) "type mismatch")
(assert_invalid (module (type (module (type $m (module (export "f" (func)))) (export $m)))) "type mismatch")
(assert_invalid (module (type (module (export 0)))) "unknown type")
(assert_malformed (module quote "(type (module (export $T)))") "unknown type")
(assert_malformed (module quote "(type (instance (export $T)))") "unknown type")
(assert_malformed (module quote "(type $T (instance)) (type (module (export $T)))") "unknown type")

;; A name that comes twice is refused, wherever it comes from.
;; SPEC module-linking/Explainer#module-and-instance-types; module-linking/Subtyping#import-elaboration
;; REQ L-024
(assert_invalid
  (module (type (module (type $T (instance (export "f" (func)))) (export $T) (export "f" (func)))))
  "duplicate export name")
(assert_invalid
  (module (type (module (type $T (instance (export "f" (func)))) (export "f" (memory 1)) (export $T))))
  "duplicate export name")
(assert_invalid
  (module (type (module
    (type $T (instance (export "f" (func)) (export "g" (func))))
    (type $U (instance (export "h" (func)) (export "g" (func))))
    (export $T) (export $U))))
  "duplicate export name")
(assert_invalid
  (module (type (module (type $T (instance (export "f" (func)))) (export $T) (export $T))))
  "duplicate export name")
(module (type (module
  (type $T (instance (export "f" (func))))
  (type $U (instance (export "g" (func))))
  (export $T) (export $U) (export "h" (func)))))
