;;! features: module-linking
;; Canary of the routes of module linking: every assertion is wrong on purpose.
(module
  (module $M (func (export "one") (result i32) (i32.const 1)))
  (instance $a (instantiate $M))
  (func (export "one") (result i32) (call (func $a "one"))))
(assert_return (invoke "one") (i32.const 2))
(assert_trap (invoke "one") "unreachable")
