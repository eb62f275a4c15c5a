;;! features: module-linking
;; The stack in linear memory: libc exports its pointer, and all that is linked moves the one pointer.

;; Calls nested over both libraries keep their frames apart, and leave the pointer as it was.
;; SPEC module-linking/Example-SharedEverythingDynamicLinking#linear-memory-stack-pointer
;; REQ L-189
(module $root
  (module $LIBC
    (memory (export "memory") 1)
    (global (export "__stack_pointer") (mut i32) (i32.const 65536))
  )
  (module $LIB
    (import "libc" (instance $libc
      (export "memory" (memory 1))
      (export "__stack_pointer" (global (mut i32)))
    ))
    (alias $libc "memory" (memory))
    (alias $libc "__stack_pointer" (global $sp))
    ;; Keeps x in a frame of 16 bytes; returns the frame's address.
    (func (export "leaf") (param $x i32) (result i32)
      (global.set $sp (i32.sub (global.get $sp) (i32.const 16)))
      (i32.store (global.get $sp) (local.get $x))
      (global.get $sp)
      (global.set $sp (i32.add (global.get $sp) (i32.const 16))))
  )
  (module $USER
    (import "libc" (instance $libc
      (export "memory" (memory 1))
      (export "__stack_pointer" (global (mut i32)))
    ))
    (import "lib" (instance $lib (export "leaf" (func (param i32) (result i32)))))
    (alias $libc "memory" (memory))
    (alias $libc "__stack_pointer" (global $sp))
    ;; Keeps x in a frame of 32 bytes while the library is called, n deep; returns the sum of what its frames then hold.
    (func $nest (export "nest") (param $n i32) (param $x i32) (result i32) (local $sum i32)
      (global.set $sp (i32.sub (global.get $sp) (i32.const 32)))
      (i32.store (global.get $sp) (local.get $x))
      (drop (call (func $lib "leaf") (i32.const 9999)))
      (if (local.get $n)
        (then (local.set $sum (call $nest (i32.sub (local.get $n) (i32.const 1)) (i32.mul (local.get $x) (i32.const 10))))))
      (local.set $sum (i32.add (local.get $sum) (i32.load (global.get $sp))))
      (global.set $sp (i32.add (global.get $sp) (i32.const 32)))
      (local.get $sum))
    (func (export "frame") (result i32) (local $frame i32)
      (global.set $sp (i32.sub (global.get $sp) (i32.const 32)))
      (local.set $frame (call (func $lib "leaf") (i32.const 1)))
      (global.set $sp (i32.add (global.get $sp) (i32.const 32)))
      (local.get $frame))
  )
  (instance $libc (instantiate $LIBC))
  (instance $lib (instantiate $LIB (import "libc" (instance $libc))))
  (instance $user (instantiate $USER (import "libc" (instance $libc)) (import "lib" (instance $lib))))
  (func (export "sp") (result i32) (global.get (global $libc "__stack_pointer")))
  (func (export "leaf") (param i32) (result i32) (call (func $lib "leaf") (local.get 0)))
  (func (export "frame") (result i32) (call (func $user "frame")))
  (func (export "nest") (param i32 i32) (result i32) (call (func $user "nest") (local.get 0) (local.get 1)))
)
(assert_return (invoke "sp") (i32.const 65536))
(assert_return (invoke "leaf" (i32.const 5)) (i32.const 65520))
(assert_return (invoke "frame") (i32.const 65488))
(assert_return (invoke "nest" (i32.const 3) (i32.const 1)) (i32.const 1111))
(assert_return (invoke "sp") (i32.const 65536))

;; Two programs have a pointer each.
;; SPEC module-linking/Example-SharedEverythingDynamicLinking#linear-memory-stack-pointer
;; REQ L-189
(module $root
  (module $LIBC
    (memory (export "memory") 1)
    (global (export "__stack_pointer") (mut i32) (i32.const 65536))
  )
  (module $PROGRAM
    (alias outer $root $LIBC (module $LIBC))
    (instance $libc (instantiate $LIBC))
    (alias $libc "__stack_pointer" (global $sp))
    (func (export "push") (param i32) (result i32) (global.set $sp (i32.sub (global.get $sp) (local.get 0))) (global.get $sp))
  )
  (instance $p (instantiate $PROGRAM))
  (instance $q (instantiate $PROGRAM))
  (func (export "p") (param i32) (result i32) (call (func $p "push") (local.get 0)))
  (func (export "q") (param i32) (result i32) (call (func $q "push") (local.get 0)))
)
(assert_return (invoke "p" (i32.const 16)) (i32.const 65520))
(assert_return (invoke "p" (i32.const 16)) (i32.const 65504))
(assert_return (invoke "q" (i32.const 16)) (i32.const 65520))

;; A library whose pointer is constant cannot move it.
;; SPEC module-linking/Example-SharedEverythingDynamicLinking#linear-memory-stack-pointer, valid-global.set
;; REQ L-189
(assert_invalid
  (module
    (import "libc" (instance $libc (export "__stack_pointer" (global i32))))
    (func (global.set (global $libc "__stack_pointer") (i32.const 0))))
  "immutable global")
