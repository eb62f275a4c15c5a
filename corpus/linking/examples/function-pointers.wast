;;! features: module-linking
;; The identity of C's function pointers: with each exported function comes a global that holds its slot of the table.

;; Each library takes its slots from libc's ftalloc when it starts, so the slots differ;
;; two users of one library have one pointer to its function, and may call through it.
;; SPEC module-linking/Example-SharedEverythingDynamicLinking#function-pointer-identity
;; REQ L-188
(module $root
  (module $LIBC
    (table (export "table") 8 funcref)
    (global $next (mut i32) (i32.const 1))
    (func (export "ftalloc") (param i32) (result i32)
      (global.get $next)
      (global.set $next (i32.add (global.get $next) (local.get 0))))
  )
  (module $LIB
    (import "libc" (instance $libc
      (export "table" (table 1 funcref))
      (export "ftalloc" (func (param i32) (result i32)))
    ))
    (alias $libc "table" (table))
    (global $f-ptr (export "f-ptr") (mut i32) (i32.const 0))
    (global $g-ptr (export "g-ptr") (mut i32) (i32.const 0))
    (func $f (export "f") (result i32) (i32.const 15))
    (func $g (export "g") (result i32) (i32.const 16))
    (elem $functions func $f $g)
    (func $start (local $base i32)
      (local.set $base (call (func $libc "ftalloc") (i32.const 2)))
      (table.init $functions (local.get $base) (i32.const 0) (i32.const 2))
      (global.set $f-ptr (local.get $base))
      (global.set $g-ptr (i32.add (local.get $base) (i32.const 1))))
    (start $start)
  )
  (module $USER
    (import "libc" (instance $libc
      (export "table" (table 1 funcref))
      (export "ftalloc" (func (param i32) (result i32)))
    ))
    (alias $libc "table" (table))
    (import "lib" (instance $lib
      (export "f" (func (result i32)))
      (export "f-ptr" (global (mut i32)))
      (export "g-ptr" (global (mut i32)))
    ))
    (global $h-ptr (export "h-ptr") (mut i32) (i32.const 0))
    (func $h (export "h") (result i32) (i32.const 17))
    (elem $functions func $h)
    (func $start
      (global.set $h-ptr (call (func $libc "ftalloc") (i32.const 1)))
      (table.init $functions (global.get $h-ptr) (i32.const 0) (i32.const 1)))
    (start $start)
    (func (export "address-of-f") (result i32) (global.get (global $lib "f-ptr")))
    (func (export "is-f") (param i32) (result i32) (i32.eq (local.get 0) (global.get (global $lib "f-ptr"))))
    (func (export "call") (param i32) (result i32) (call_indirect (result i32) (local.get 0)))
  )
  (instance $libc (instantiate $LIBC))
  (instance $lib (instantiate $LIB (import "libc" (instance $libc))))
  (instance $one (instantiate $USER (import "libc" (instance $libc)) (import "lib" (instance $lib))))
  (instance $two (instantiate $USER (import "libc" (instance $libc)) (import "lib" (instance $lib))))
  (func (export "one") (result i32) (call (func $one "address-of-f")))
  (func (export "two") (result i32) (call (func $two "address-of-f")))
  (func (export "compare") (result i32) (call (func $two "is-f") (call (func $one "address-of-f"))))
  (func (export "through") (result i32) (call (func $two "call") (call (func $one "address-of-f"))))
  (func (export "slots") (result i32 i32 i32 i32)
    (global.get (global $lib "f-ptr")) (global.get (global $lib "g-ptr"))
    (global.get (global $one "h-ptr")) (global.get (global $two "h-ptr")))
  (func (export "call") (param i32) (result i32) (call (func $one "call") (local.get 0)))
  (func (export "g-is-f") (result i32) (call (func $one "is-f") (global.get (global $lib "g-ptr"))))
)
(assert_return (invoke "slots") (i32.const 1) (i32.const 2) (i32.const 3) (i32.const 4))
(assert_return (invoke "one") (i32.const 1))
(assert_return (invoke "two") (i32.const 1))
(assert_return (invoke "compare") (i32.const 1))
(assert_return (invoke "g-is-f") (i32.const 0))
(assert_return (invoke "through") (i32.const 15))
(assert_return (invoke "call" (i32.const 2)) (i32.const 16))
(assert_return (invoke "call" (i32.const 3)) (i32.const 17))
(assert_trap (invoke "call" (i32.const 0)) "uninitialized element")
(assert_trap (invoke "call" (i32.const 5)) "uninitialized element")
