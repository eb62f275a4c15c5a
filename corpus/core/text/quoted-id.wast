;; Identifiers may be quoted names.
;; SPEC text-id; Tid
(module
  (func $"a b" (export "x") (result i32) (i32.const 1))
  (func $"é" (result i32) (i32.const 2))
  (func $plain (result i32) (i32.const 3))
  (func (export "sum") (result i32) (i32.add (call $"a b") (i32.add (call $"\u{e9}") (call $"plain")))))
(assert_return (invoke "sum") (i32.const 6))

;; Not the empty one, not one that is no UTF-8, and no plain one twice
;; SPEC text-id, text-context-wf; Tid, Idctxt_ok
(assert_malformed (module quote "(func $\"\")") "empty identifier")
(assert_malformed (module quote "(func $\"\\ff\")") "malformed UTF-8 encoding")
(assert_malformed (module quote "(func $\"a\") (func $a)") "duplicate func")
(assert_malformed (module quote "(func $\"a") "unexpected token")
(assert_malformed (module quote "(func $ \"a\")") "unexpected token")
