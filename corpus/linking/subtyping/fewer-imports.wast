;;! features: module-linking
;; A supplied module may import less than its declared type; what is passed for the rest is ignored.

;; The second example of modules in Subtyping: `(module)` where an import is expected.
;; SPEC module-linking/Subtyping#module-subtyping
;; REQ L-040
(module
  (module $take
    (import "M" (module $M (import "" (instance))))
    (import "i" (instance $i))
    (instance (instantiate $M (import "" (instance $i)))))
  (module $none)
  (instance $none (instantiate $none))
  (instance (instantiate $take (import "M" (module $none)) (import "i" (instance $none)))))

;; Of two functions promised, one module calls both, one calls one, one none; counters show it.
;; SPEC module-linking/Subtyping#module-subtyping; module-linking/Subtyping#instantiation
;; REQ L-040
(module
  (module $counter
    (global $n (mut i32) (i32.const 0))
    (func (export "a") (global.set $n (i32.add (global.get $n) (i32.const 1))))
    (func (export "b") (global.set $n (i32.add (global.get $n) (i32.const 10))))
    (func (export "n") (result i32) (global.get $n)))
  (module $user
    (import "M" (module $M (import "a" (func)) (import "b" (func)) (export "go" (func))))
    (import "c" (instance $c (export "a" (func)) (export "b" (func))))
    (instance $m (instantiate $M (import "a" (func $c "a")) (import "b" (func $c "b"))))
    (export "go" (func $m "go")))
  (module $both (import "a" (func $a)) (import "b" (func $b)) (func (export "go") (call $a) (call $b)))
  (module $one (import "b" (func $b)) (func (export "go") (call $b)))
  (module $none (func (export "go")))
  (instance $c (instantiate $counter))
  (instance $both (instantiate $user (import "M" (module $both)) (import "c" (instance $c))))
  (instance $one (instantiate $user (import "M" (module $one)) (import "c" (instance $c))))
  (instance $none (instantiate $user (import "M" (module $none)) (import "c" (instance $c))))
  (export "both" (func $both "go"))
  (export "one" (func $one "go"))
  (export "none" (func $none "go"))
  (export "n" (func $c "n")))
(invoke "none")
(assert_return (invoke "n") (i32.const 0))
(invoke "one")
(assert_return (invoke "n") (i32.const 10))
(invoke "both")
(assert_return (invoke "n") (i32.const 21))

;; At the root too, and what the declared type imports must still be passed.
;; SPEC module-linking/Subtyping#module-subtyping; module-linking/Subtyping#instantiation
;; REQ L-040
(module $sup (module $M (func (export "f") (result i32) (i32.const 7))) (export "M" (module $M)))
(register "sup" $sup)
(module
  (import "sup" "M" (module $M (import "x" (instance)) (export "f" (func (result i32)))))
  (module $empty)
  (instance $empty (instantiate $empty))
  (instance $m (instantiate $M (import "x" (instance $empty))))
  (export "f" (func $m "f")))
(assert_return (invoke "f") (i32.const 7))
(assert_invalid
  (module
    (import "sup" "M" (module $M (import "x" (instance)) (export "f" (func (result i32)))))
    (instance $m (instantiate $M)))
  "missing import")
