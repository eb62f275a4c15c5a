;;! features: module-linking
;; Virtualization at run time by means of linking: the function that is passed dispatches on its parameter.

;; SPEC module-linking/Explainer#link-time-virtualization
;; REQ L-157
(module $root
  (type $Read (func (param i32 i32) (result i32)))
  (module $DISK (func (export "read") (param i32) (result i32) (i32.add (local.get 0) (i32.const 1000))))
  (module $NET (func (export "read") (param i32) (result i32) (i32.mul (local.get 0) (i32.const 7))))
  (module $DISPATCH
    (import "disk" (instance $disk (export "read" (func (param i32) (result i32)))))
    (import "net" (instance $net (export "read" (func (param i32) (result i32)))))
    (type $Back (func (param i32) (result i32)))
    (table funcref (elem (func $disk "read") (func $net "read")))
    (func (export "read") (param $fd i32) (param $at i32) (result i32)
      (call_indirect (type $Back) (local.get $at) (local.get $fd)))
  )
  (module $CHILD
    (import "read" (func $read (type outer $root $Read)))
    (func (export "sum") (param i32) (result i32)
      (i32.add (call $read (i32.const 0) (local.get 0)) (call $read (i32.const 1) (local.get 0))))
    (func (export "one") (param i32 i32) (result i32) (call $read (local.get 0) (local.get 1)))
  )
  (instance $disk (instantiate $DISK))
  (instance $net (instantiate $NET))
  (instance $dispatch (instantiate $DISPATCH (import "disk" (instance $disk)) (import "net" (instance $net))))
  (instance $child (instantiate $CHILD (import "read" (func $dispatch "read"))))
  (export $child)
)
(assert_return (invoke "sum" (i32.const 3)) (i32.const 1024))
(assert_return (invoke "one" (i32.const 0) (i32.const 5)) (i32.const 1005))
(assert_return (invoke "one" (i32.const 1) (i32.const 5)) (i32.const 35))
(assert_trap (invoke "one" (i32.const 2) (i32.const 5)) "undefined element")
