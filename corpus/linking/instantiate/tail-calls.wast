;;! features: module-linking
;; Tail calls through aliases, from instance to instance, need no stack.

;; Two instances call one another through a table that both are given, a million times.
;; SPEC module-linking/Explainer#instance-imports-and-aliases; module-linking/Explainer#module-imports-and-nested-instances
(module
  (type $f (func (param i32 i32) (result i32)))
  (module $table (table (export "t") 2 funcref))
  (module $even
    (type $f (func (param i32 i32) (result i32)))
    (import "t" (table $t 2 funcref))
    (func $f (export "f") (type $f)
      (if (i32.eqz (local.get 0)) (then (return (local.get 1))))
      (return_call_indirect $t (type $f)
        (i32.sub (local.get 0) (i32.const 1)) (i32.add (local.get 1) (i32.const 2)) (i32.const 1)))
    (elem (table $t) (i32.const 0) func $f))
  (module $odd
    (type $f (func (param i32 i32) (result i32)))
    (import "t" (table $t 2 funcref))
    (import "even" (func $even (type $f)))
    (func $f (export "f") (type $f)
      (if (i32.eqz (local.get 0)) (then (return (local.get 1))))
      (return_call $even (i32.sub (local.get 0) (i32.const 1)) (i32.sub (local.get 1) (i32.const 1))))
    (elem (table $t) (i32.const 1) func $f))
  (instance $table (instantiate $table))
  (instance $even (instantiate $even (import "t" (table $table "t"))))
  (instance $odd (instantiate $odd (import "t" (table $table "t")) (import "even" (func $even "f"))))
  (func (export "run") (param i32) (result i32) (return_call (func $even "f") (local.get 0) (i32.const 0))))
(assert_return (invoke "run" (i32.const 3)) (i32.const 3))
(assert_return (invoke "run" (i32.const 1000000)) (i32.const 500000))

;; Through a function reference that one instance gives and another calls.
;; SPEC module-linking/Explainer#instance-imports-and-aliases
(module
  (type $g (func (param i32) (result i32)))
  (module $gives
    (type $g (func (param i32) (result i32)))
    (global $n (mut i32) (i32.const 0))
    (func $g (type $g) (global.set $n (i32.add (global.get $n) (local.get 0))) (global.get $n))
    (elem declare func $g)
    (func (export "g") (result (ref $g)) (ref.func $g)))
  (module $calls
    (type $g (func (param i32) (result i32)))
    (func (export "call") (param (ref $g) i32) (result i32) (return_call_ref $g (local.get 1) (local.get 0))))
  (instance $gives (instantiate $gives))
  (instance $calls (instantiate $calls))
  (func (export "run") (param i32) (result i32)
    (return_call (func $calls "call") (call (func $gives "g")) (local.get 0))))
(assert_return (invoke "run" (i32.const 5)) (i32.const 5))
(assert_return (invoke "run" (i32.const 6)) (i32.const 11))
