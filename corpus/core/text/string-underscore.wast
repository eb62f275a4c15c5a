;; The digits of an escape may be separated by underscores, and lead with zeros.
;; SPEC text-string, text-hexnum; Tstringchar, Thexnum
(module (func (export "\u{0_0_4_1}") (result i32) (i32.const 1)) (func (export "\u{00000000000000042}") (result i32) (i32.const 2)))
(assert_return (invoke "A") (i32.const 1))
(assert_return (invoke "B") (i32.const 2))
