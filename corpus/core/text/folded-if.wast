;; A folded if takes its condition from any number of folded instructions, none included.
;; SPEC text-foldedinstr; Tfoldedinstr_/block
(module
  (func (export "many") (param i32 i32) (result i32)
    (if (result i32) (local.get 0) (local.get 1) (i32.or) (then (i32.const 5)) (else (i32.const 6))))
  (func (export "nothing") (param i32) (result i32)
    local.get 0 (if (result i32) (then (i32.const 7)) (else (i32.const 8))))
  (func (export "effects") (param i32) (result i32)
    (if (result i32) (nop) (local.get 0) (block) (nop) (then (i32.const 9)) (else (i32.const 10))))
)
(assert_return (invoke "many" (i32.const 0) (i32.const 1)) (i32.const 5))
(assert_return (invoke "many" (i32.const 0) (i32.const 0)) (i32.const 6))
(assert_return (invoke "nothing" (i32.const 0)) (i32.const 8))
(assert_return (invoke "effects" (i32.const 1)) (i32.const 9))
