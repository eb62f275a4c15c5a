;;! features: module-linking
;; An outer alias may name a module that the outer one imports: the child closes over what this instance was given.

;; Two parents of one module are given different modules; the child that each exports behaves accordingly.
;; SPEC module-linking/Explainer#nested-modules
;; REQ L-111
(module
  (module $ONE (func (export "v") (result i32) (i32.const 1)))
  (module $TWO (func (export "v") (result i32) (i32.const 2)))
  (module $PARENT
    (import "m" (module $M (export "v" (func (result i32)))))
    (module $CHILD
      (alias outer $PARENT $M (module $N))
      (instance $n (instantiate $N))
      (func (export "v") (result i32) (i32.mul (call (func $n "v")) (i32.const 10)))
    )
    (export "child" (module $CHILD))
  )
  (instance $p1 (instantiate $PARENT (import "m" (module $ONE))))
  (instance $p2 (instantiate $PARENT (import "m" (module $TWO))))
  (instance $c1 (instantiate (module $p1 "child")))
  (instance $c2 (instantiate (module $p2 "child")))
  (func (export "one") (result i32) (call (func $c1 "v")))
  (func (export "two") (result i32) (call (func $c2 "v")))
)
(assert_return (invoke "one") (i32.const 10))
(assert_return (invoke "two") (i32.const 20))

;; Through two levels, and handed to a module that knows neither.
;; SPEC module-linking/Explainer#nested-modules
;; REQ L-111
(module
  (module $SEVEN (func (export "v") (result i32) (i32.const 7)))
  (module $EIGHT (func (export "v") (result i32) (i32.const 8)))
  (module $OUTER
    (import "m" (module $M (export "v" (func (result i32)))))
    (module $MIDDLE
      (module $INNER
        (alias outer $OUTER $M (module $N))
        (instance $n (instantiate $N))
        (export $n)
      )
      (export "inner" (module $INNER))
    )
    (instance $middle (instantiate $MIDDLE))
    (export "inner" (module $middle "inner"))
  )
  (module $USER
    (import "a" (module $A (export "v" (func (result i32)))))
    (import "b" (module $B (export "v" (func (result i32)))))
    (instance $a (instantiate $A))
    (instance $b (instantiate $B))
    (func (export "v") (result i32 i32) (call (func $a "v")) (call (func $b "v")))
  )
  (instance $o7 (instantiate $OUTER (import "m" (module $SEVEN))))
  (instance $o8 (instantiate $OUTER (import "m" (module $EIGHT))))
  (instance $user (instantiate $USER
    (import "a" (module $o8 "inner"))
    (import "b" (module $o7 "inner"))))
  (func (export "run") (result i32 i32) (call (func $user "v")))
)
(assert_return (invoke "run") (i32.const 8) (i32.const 7))
