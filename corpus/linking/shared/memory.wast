;;! features: module-linking
;; Sharing code is not sharing memory: every program has a fresh memory, each time that it is run.

;; Two programs that share the modules libc and lib: same addresses, different contents.
;; SPEC module-linking/Explainer#shared-everything-dynamic-linking
;; REQ L-161
(module $app
  (module $LIBC
    (memory (export "memory") 1)
    (global $top (mut i32) (i32.const 1024))
    (func (export "malloc") (param i32) (result i32)
      (global.get $top)
      (global.set $top (i32.add (global.get $top) (local.get 0))))
  )
  (type $Libc (instance (export "memory" (memory 1)) (export "malloc" (func (param i32) (result i32)))))
  (module $LIB
    (import "libc" (instance $libc (type outer $app $Libc)))
    (alias $libc "memory" (memory))
    (func (export "box") (param i32) (result i32) (local $p i32)
      (local.set $p (call (func $libc "malloc") (i32.const 4)))
      (i32.store (local.get $p) (local.get 0))
      (local.get $p))
  )
  (module $PROGRAM
    (type $L (module (export (type outer $app $Libc))))
    (alias outer $app $LIBC (module $LIBC))
    (instance $libc (instantiate $LIBC))
    (alias outer $app $LIB (module $LIB))
    (instance $lib (instantiate $LIB (import "libc" (instance $libc))))
    (alias $libc "memory" (memory))
    (func (export "box") (param i32) (result i32) (call (func $lib "box") (local.get 0)))
    (func (export "peek") (param i32) (result i32) (i32.load (local.get 0)))
    (func (export "grow") (result i32) (memory.grow (i32.const 1)))
    (func (export "size") (result i32) (memory.size))
  )
  (instance $p (instantiate $PROGRAM))
  (instance $q (instantiate $PROGRAM))
  (func (export "p-box") (param i32) (result i32) (call (func $p "box") (local.get 0)))
  (func (export "q-box") (param i32) (result i32) (call (func $q "box") (local.get 0)))
  (func (export "p-peek") (param i32) (result i32) (call (func $p "peek") (local.get 0)))
  (func (export "q-peek") (param i32) (result i32) (call (func $q "peek") (local.get 0)))
  (func (export "p-grow") (result i32) (call (func $p "grow")))
  (func (export "sizes") (result i32 i32) (call (func $p "size")) (call (func $q "size")))
)
(assert_return (invoke "p-box" (i32.const 11)) (i32.const 1024))
(assert_return (invoke "q-peek" (i32.const 1024)) (i32.const 0))
(assert_return (invoke "q-box" (i32.const 22)) (i32.const 1024))
(assert_return (invoke "p-peek" (i32.const 1024)) (i32.const 11))
(assert_return (invoke "q-peek" (i32.const 1024)) (i32.const 22))
(assert_return (invoke "p-box" (i32.const 33)) (i32.const 1028))
(assert_return (invoke "q-peek" (i32.const 1028)) (i32.const 0))
(assert_return (invoke "p-grow") (i32.const 1))
(assert_return (invoke "sizes") (i32.const 2) (i32.const 1))

;; Within one program all modules see one memory.
;; SPEC module-linking/Explainer#shared-everything-dynamic-linking
;; REQ L-161
(module
  (module $LIBC (memory (export "memory") 1))
  (module $A
    (import "libc" (instance $libc (export "memory" (memory 1))))
    (alias $libc "memory" (memory))
    (func (export "put") (param i32) (i32.store (i32.const 16) (local.get 0)))
  )
  (module $B
    (import "libc" (instance $libc (export "memory" (memory 1))))
    (alias $libc "memory" (memory))
    (func (export "get") (result i32) (i32.load (i32.const 16)))
  )
  (instance $libc (instantiate $LIBC))
  (instance $a (instantiate $A (import "libc" (instance $libc))))
  (instance $b (instantiate $B (import "libc" (instance $libc))))
  (export $a)
  (export $b)
)
(assert_return (invoke "put" (i32.const 77)))
(assert_return (invoke "get") (i32.const 77))
