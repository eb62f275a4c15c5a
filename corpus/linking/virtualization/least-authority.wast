;;! features: module-linking
;; A parent passes what is needed and no more.

(module $host
  (global $n (mut i32) (i32.const 5))
  (func (export "read") (result i32) (global.get $n))
  (func (export "write") (param i32) (global.set $n (local.get 0)))
)
(register "store" $host)

;; The child's import asks for "read" alone: of the instance that it is given it has that alone.
;; SPEC module-linking/Explainer#link-time-virtualization
;; REQ L-154
(module
  (import "store" (instance $store (export "read" (func (result i32))) (export "write" (func (param i32)))))
  (module $CHILD
    (import "store" (instance $s (export "read" (func (result i32)))))
    (func (export "run") (result i32) (call (func $s "read")))
  )
  (instance $child (instantiate $CHILD (import "store" (instance $store))))
  (func (export "run") (result i32) (call (func $child "run")))
)
(assert_return (invoke "run") (i32.const 5))
(assert_invalid
  (module
    (import "store" (instance $store (export "read" (func (result i32))) (export "write" (func (param i32)))))
    (module $CHILD
      (import "store" (instance $s (export "read" (func (result i32)))))
      (func (export "run") (call (func $s "write") (i32.const 6))))
    (instance $child (instantiate $CHILD (import "store" (instance $store)))))
  "unknown export")

;; A child that wants more than the parent was given cannot be made, though the host has it.
;; SPEC module-linking/Explainer#link-time-virtualization
;; REQ L-154
(assert_invalid
  (module
    (import "store" (instance $store (export "read" (func (result i32)))))
    (module $CHILD (import "store" (instance $s (export "read" (func (result i32))) (export "write" (func (param i32))))))
    (instance $child (instantiate $CHILD (import "store" (instance $store)))))
  "type mismatch")

;; Single functions can be passed, too: the least that there is.
;; SPEC module-linking/Explainer#link-time-virtualization
;; REQ L-154
(module
  (import "store" (instance $store (export "read" (func (result i32))) (export "write" (func (param i32)))))
  (module $CHILD
    (import "read" (func $read (result i32)))
    (func (export "run") (result i32) (i32.mul (call $read) (i32.const 2)))
  )
  (instance $child (instantiate $CHILD (import "read" (func $store "read"))))
  (func (export "run") (result i32) (call (func $child "run")))
)
(assert_return (invoke "run") (i32.const 10))
(assert_return (invoke $host "read") (i32.const 5))
