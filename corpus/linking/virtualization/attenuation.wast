;;! features: module-linking
;; Partial virtualization: a parent replaces one function of an instance and passes the others as they are.

(module $host
  (memory 1)
  (func (export "read") (param i32) (result i32) (i32.load8_u (local.get 0)))
  (func (export "write") (param i32 i32) (result i32) (i32.store8 (local.get 0) (local.get 1)) (i32.const 0))
)
(register "file" $host)

;; A read-only file: writing is refused with -1, reading passes through.
;; SPEC module-linking/Explainer#link-time-virtualization
;; REQ L-155
(module $parent
  (type $File (instance
    (export "read" (func (param i32) (result i32)))
    (export "write" (func (param i32 i32) (result i32)))
  ))
  (import "file" (instance $file (type $File)))
  (module $READ-ONLY
    (import "file" (instance $f (type outer $parent $File)))
    (export "read" (func $f "read"))
    (func (export "write") (param i32 i32) (result i32) (i32.const -1))
  )
  (module $CHILD
    (import "file" (instance $f (type outer $parent $File)))
    (export $f)
  )
  (instance $ro (instantiate $READ-ONLY (import "file" (instance $file))))
  (instance $trusted (instantiate $CHILD (import "file" (instance $file))))
  (instance $untrusted (instantiate $CHILD (import "file" (instance $ro))))
  (func (export "trusted-write") (param i32 i32) (result i32) (call (func $trusted "write") (local.get 0) (local.get 1)))
  (func (export "untrusted-write") (param i32 i32) (result i32) (call (func $untrusted "write") (local.get 0) (local.get 1)))
  (func (export "untrusted-read") (param i32) (result i32) (call (func $untrusted "read") (local.get 0)))
)
(assert_return (invoke $parent "trusted-write" (i32.const 3) (i32.const 99)) (i32.const 0))
(assert_return (invoke $parent "untrusted-read" (i32.const 3)) (i32.const 99))
(assert_return (invoke $parent "untrusted-write" (i32.const 3) (i32.const 1)) (i32.const -1))
(assert_return (invoke $parent "untrusted-read" (i32.const 3)) (i32.const 99))
(assert_return (invoke $host "read" (i32.const 3)) (i32.const 99))

;; Attenuation at run time: the parent counts, and refuses after the third read.
;; SPEC module-linking/Explainer#link-time-virtualization
;; REQ L-155
(module $parent
  (import "file" (instance $file (export "read" (func (param i32) (result i32)))))
  (module $METER
    (import "read" (func $read (param i32) (result i32)))
    (global $left (mut i32) (i32.const 3))
    (func (export "read") (param i32) (result i32)
      (if (i32.eqz (global.get $left)) (then (return (i32.const -1))))
      (global.set $left (i32.sub (global.get $left) (i32.const 1)))
      (call $read (local.get 0)))
    (func (export "refill") (global.set $left (i32.const 3)))
  )
  (module $CHILD
    (import "file" (instance $f (export "read" (func (param i32) (result i32)))))
    (func (export "read") (param i32) (result i32) (call (func $f "read") (local.get 0)))
  )
  (instance $meter (instantiate $METER (import "read" (func $file "read"))))
  (instance $child (instantiate $CHILD (import "file" (instance $meter))))
  (func (export "read") (param i32) (result i32) (call (func $child "read") (local.get 0)))
  (func (export "refill") (call (func $meter "refill")))
)
(assert_return (invoke $parent "read" (i32.const 3)) (i32.const 99))
(assert_return (invoke $parent "read" (i32.const 3)) (i32.const 99))
(assert_return (invoke $parent "read" (i32.const 3)) (i32.const 99))
(assert_return (invoke $parent "read" (i32.const 3)) (i32.const -1))
(assert_return (invoke $parent "refill"))
(assert_return (invoke $parent "read" (i32.const 3)) (i32.const 99))
