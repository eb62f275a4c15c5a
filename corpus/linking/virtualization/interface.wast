;;! features: module-linking
;; An import name is an interface: a parent cannot tell the host's implementation from one that a grandparent made.

(module $host
  (memory 1)
  (func (export "read") (param i32) (result i32) (i32.load8_u (local.get 0)))
  (func (export "write") (param i32 i32) (i32.store8 (local.get 0) (local.get 1)))
)
(register "wasi_file" $host)

;; The parent of three levels, once at the top with the host's file ...
;; SPEC module-linking/Explainer#link-time-virtualization
;; REQ L-158
(module $PARENT
  (type $File (instance (export "read" (func (param i32) (result i32))) (export "write" (func (param i32 i32)))))
  (import "wasi_file" (instance $file (type $File)))
  (module $NEGATE
    (import "wasi_file" (instance $f (type outer $PARENT $File)))
    (func (export "read") (param i32) (result i32) (i32.xor (call (func $f "read") (local.get 0)) (i32.const 255)))
    (func (export "write") (param i32 i32) (call (func $f "write") (local.get 0) (i32.xor (local.get 1) (i32.const 255))))
  )
  (module $CHILD
    (import "wasi_file" (instance $f (type outer $PARENT $File)))
    (func (export "play") (param i32) (result i32)
      (call (func $f "write") (i32.const 5) (local.get 0))
      (call (func $f "read") (i32.const 5)))
  )
  (instance $negated (instantiate $NEGATE (import "wasi_file" (instance $file))))
  (instance $child (instantiate $CHILD (import "wasi_file" (instance $negated))))
  (export $child)
)
(assert_return (invoke $PARENT "play" (i32.const 3)) (i32.const 3))
(assert_return (invoke $host "read" (i32.const 5)) (i32.const 252))

;; ... and once, the same, below a grandparent with a file of its own: the outcomes are equal, the host's file untouched.
;; SPEC module-linking/Explainer#link-time-virtualization
;; REQ L-158
(module $GRANDPARENT
  (module $FILE
    (memory 1)
    (func (export "read") (param i32) (result i32) (i32.load8_u offset=1000 (local.get 0)))
    (func (export "write") (param i32 i32) (i32.store8 offset=1000 (local.get 0) (local.get 1)))
  )
  (module $PARENT
    (type $File (instance (export "read" (func (param i32) (result i32))) (export "write" (func (param i32 i32)))))
    (import "wasi_file" (instance $file (type $File)))
    (module $NEGATE
      (import "wasi_file" (instance $f (type outer $PARENT $File)))
      (func (export "read") (param i32) (result i32) (i32.xor (call (func $f "read") (local.get 0)) (i32.const 255)))
      (func (export "write") (param i32 i32) (call (func $f "write") (local.get 0) (i32.xor (local.get 1) (i32.const 255))))
    )
    (module $CHILD
      (import "wasi_file" (instance $f (type outer $PARENT $File)))
      (func (export "play") (param i32) (result i32)
        (call (func $f "write") (i32.const 5) (local.get 0))
        (call (func $f "read") (i32.const 5)))
    )
    (instance $negated (instantiate $NEGATE (import "wasi_file" (instance $file))))
    (instance $child (instantiate $CHILD (import "wasi_file" (instance $negated))))
    (export $child)
  )
  (instance $file (instantiate $FILE))
  (instance $parent (instantiate $PARENT (import "wasi_file" (instance $file))))
  (func (export "play") (param i32) (result i32) (call (func $parent "play") (local.get 0)))
  (func (export "raw") (param i32) (result i32) (call (func $file "read") (local.get 0)))
)
(assert_return (invoke $GRANDPARENT "play" (i32.const 4)) (i32.const 4))
(assert_return (invoke $GRANDPARENT "raw" (i32.const 5)) (i32.const 251))
(assert_return (invoke $host "read" (i32.const 5)) (i32.const 252))
(assert_return (invoke $PARENT "play" (i32.const 9)) (i32.const 9))
(assert_return (invoke $GRANDPARENT "raw" (i32.const 5)) (i32.const 251))
