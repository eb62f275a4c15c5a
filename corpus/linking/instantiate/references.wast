;;! features: module-linking
;; Typed function references, structures and external references cross from instance to instance.

;; A table without null of one instance, filled with functions of others; each runs in its own instance.
;; SPEC module-linking/Explainer#module-imports-and-nested-instances
(module
  (type $f (func (result i32)))
  (module $zero
    (type $f (func (result i32)))
    (func $zero (result i32) (i32.const 0))
    (table (export "t") 3 (ref $f) (ref.func $zero)))
  (module $fills
    (type $f (func (result i32)))
    (import "t" (table $t 3 (ref $f)))
    (import "at" (global $at i32))
    (global $n (mut i32) (global.get $at))
    (func $next (type $f) (global.set $n (i32.add (global.get $n) (i32.const 10))) (global.get $n))
    (elem (table $t) (global.get $at) (ref $f) (ref.func $next)))
  (module $at (global (export "1") i32 (i32.const 1)) (global (export "2") i32 (i32.const 2)))
  (instance $zero (instantiate $zero))
  (instance $at (instantiate $at))
  (instance (instantiate $fills (import "t" (table $zero "t")) (import "at" (global $at "1"))))
  (instance (instantiate $fills (import "t" (table $zero "t")) (import "at" (global $at "2"))))
  (func (export "call") (param i32) (result i32) (call_ref $f (table.get (table $zero "t") (local.get 0)))))
(assert_return (invoke "call" (i32.const 0)) (i32.const 0))
(assert_return (invoke "call" (i32.const 1)) (i32.const 11))
(assert_return (invoke "call" (i32.const 2)) (i32.const 12))
(assert_return (invoke "call" (i32.const 1)) (i32.const 21))
(assert_trap (invoke "call" (i32.const 3)) "out of bounds table access")

;; A structure passes as `anyref` and is cast back in another instance that writes down the same type.
;; SPEC module-linking/Explainer#module-imports-and-nested-instances
(module
  (module $maker (type $s (struct (field i32))) (func (export "make") (param i32) (result anyref) (struct.new $s (local.get 0))))
  (module $reader
    (type $s (struct (field i32)))
    (type $other (struct (field i64)))
    (func (export "read") (param anyref) (result i32) (struct.get $s 0 (ref.cast (ref $s) (local.get 0))))
    (func (export "is-other") (param anyref) (result i32) (ref.test (ref $other) (local.get 0))))
  (instance $maker (instantiate $maker))
  (instance $reader (instantiate $reader))
  (func (export "read") (param i32) (result i32) (call (func $reader "read") (call (func $maker "make") (local.get 0))))
  (func (export "is-other") (result i32) (call (func $reader "is-other") (call (func $maker "make") (i32.const 0)))))
(assert_return (invoke "read" (i32.const 19)) (i32.const 19))
(assert_return (invoke "is-other") (i32.const 0))
