;;! features: module-linking
;; Outer aliases written where they are used: (type outer $P $T) and (module outer $P $M).

;; As the type of an instance import, the Explainer's second form of $CHILD.
;; SPEC module-linking/Explainer#nested-modules
;; REQ L-107
(module $files (func (export "size") (result i32) (i32.const 512)))
(register "fileops" $files)
(module $PARENT
  (type $FileOps (instance (export "size" (func (result i32)))))
  (import "fileops" (instance $fileops (type $FileOps)))
  (module $CHILD
    (import "fileops" (instance $fops (type outer $PARENT $FileOps)))
    (func (export "size") (result i32) (call (func $fops "size")))
  )
  (instance $child (instantiate $CHILD (import "fileops" (instance $fileops))))
  (func (export "run") (result i32) (call (func $child "size")))
)
(assert_return (invoke "run") (i32.const 512))

;; Wherever a type use stands: functions, imports, exports of types, blocks, indirect calls.
;; SPEC module-linking/Explainer#nested-modules
;; REQ L-107
(module $P
  (type $U (func (param i32) (result i32)))
  (type $I (instance (export "f" (func (type outer $P $U)))))
  (module $CHILD
    (import "f" (func $f (type outer $P $U)))
    (table funcref (elem $f $g))
    (func $g (type outer $P $U) (i32.mul (local.get 0) (i32.const 10)))
    (func (export "run") (type outer $P $U)
      (local.get 0)
      (block (type outer $P $U) (call $f))
      (call_indirect (type outer $P $U) (i32.const 1)))
  )
  (module $ONE (func (export "f") (param i32) (result i32) (i32.add (local.get 0) (i32.const 1))))
  (instance $one (instantiate $ONE))
  (instance $child (instantiate $CHILD (import "f" (func $one "f"))))
  (func (export "run") (type $U) (call (func $child "run") (local.get 0)))
)
(assert_return (invoke "run" (i32.const 3)) (i32.const 40))

;; By number.
;; SPEC module-linking/Explainer#nested-modules
;; REQ L-107
(module
  (type (func (result i64)))
  (type (func (result i32)))
  (module $CHILD (func (export "v") (type outer 0 1) (i32.const 6)))
  (instance $child (instantiate $CHILD))
  (func (export "run") (type 1) (call (func $child "v")))
)
(assert_return (invoke "run") (i32.const 6))

;; Refused as the explicit alias is.
;; SPEC module-linking/Explainer#nested-modules
;; REQ L-107
(assert_invalid (module (module (func (type outer 0 0)))) "unknown type")
(assert_malformed (module quote "(module $P (module (func (type outer $Q $T))))") "unknown module")
(assert_malformed (module quote "(module $P (module (func (type outer $P $T))))") "unknown type")

;; The same for modules, an index position that an outer alias can serve.
;; SPEC module-linking/Explainer#nested-modules
;; REQ L-220
(module $P
  (module $ZERO (func (export "v") (result i32) (i32.const 0)))
  (module $M (func (export "v") (result i32) (i32.const 21)))
  (module $USER
    (import "m" (module $N (export "v" (func (result i32)))))
    (instance $n (instantiate $N))
    (func (export "v") (result i32) (call (func $n "v")))
  )
  (module $CHILD
    (instance $a (instantiate (module outer $P $M)))
    (instance $b (instantiate (module outer 0 1)))
    (instance $c (instantiate (module outer $P $USER) (import "m" (module outer $P $M))))
    (func (export "v") (result i32 i32 i32) (call (func $a "v")) (call (func $b "v")) (call (func $c "v")))
    (export "m" (module outer $P $M))
  )
  (instance $child (instantiate $CHILD))
  (instance $again (instantiate (module $child "m")))
  (func (export "run") (result i32 i32 i32) (call (func $child "v")))
  (func (export "again") (result i32) (call (func $again "v")))
)
(assert_return (invoke "run") (i32.const 21) (i32.const 21) (i32.const 21))
(assert_return (invoke "again") (i32.const 21))
(assert_invalid (module (module (instance (instantiate (module outer 0 0))))) "unknown module")
(assert_malformed (module quote "(module $P (module (instance (instantiate (module outer $P $M)))))") "unknown module")
(assert_malformed (module quote "(module $P (module (instance (instantiate (module outer $P)))))") "unexpected token")
