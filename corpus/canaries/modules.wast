;; Canary: every assertion is wrong on purpose. An adapter that lets one hold cannot see that a module was accepted.
(module (func (export "one") (result i32) (i32.const 1)))
(assert_malformed (module binary "\00asm" "\01\00\00\00") "unexpected end")
(assert_malformed (module binary "\00asm" "\01\00\00\00" "\01\04\01\60\00\00") "integer too large")
(assert_invalid (module (func (result i32) (i32.const 1))) "type mismatch")
(assert_invalid (module (memory 1) (func (drop (i32.load (i32.const 0))))) "unknown memory")
(assert_unlinkable (module (func)) "unknown import")
(assert_trap (module (memory 1) (data (i32.const 0) "a")) "out of bounds memory access")
(assert_return (invoke "one") (i32.const 0))
