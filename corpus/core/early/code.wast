;; Early Modules.md, code: no syntax tree but a stack machine; folded text is sugar for it.

;; The flat and the folded spelling mean the same instructions in the same order.
;; REQ D-047
;; SPEC text-foldedinstr; Tfoldedinstr_/plain, Tfoldedinstr_/block
(module
  (func (export "folded") (param i32 i32) (result i32)
    (if (result i32) (i32.lt_s (local.get 0) (local.get 1))
      (then (i32.sub (local.get 1) (local.get 0)))
      (else (block $b (result i32) (br $b (i32.sub (local.get 0) (local.get 1)))))))
  (func (export "flat") (param i32 i32) (result i32)
    local.get 0 local.get 1 i32.lt_s
    if (result i32) local.get 1 local.get 0 i32.sub
    else block $b (result i32) local.get 0 local.get 1 i32.sub br $b end end)
)
(assert_return (invoke "folded" (i32.const 3) (i32.const 10)) (i32.const 7))
(assert_return (invoke "flat" (i32.const 3) (i32.const 10)) (i32.const 7))
(assert_return (invoke "folded" (i32.const 10) (i32.const 3)) (i32.const 7))
(assert_return (invoke "flat" (i32.const 10) (i32.const 3)) (i32.const 7))

;; What no tree could say: values wait on the stack while statements run, several at once, and one may be used out of order.
;; REQ D-047
;; SPEC exec-instr, valid-instrs; Instrs_ok/seq
(module
  (global $g (mut i32) (i32.const 0))
  (func $two (result i32 i32) i32.const 8 i32.const 5)
  (func (export "stack") (result i32)
    i32.const 100
    i32.const 1 global.set $g
    call $two
    nop
    i32.sub
    i32.add)
  (func (export "g") (result i32) global.get $g)
)
(assert_return (invoke "stack") (i32.const 103))
(assert_return (invoke "g") (i32.const 1))
