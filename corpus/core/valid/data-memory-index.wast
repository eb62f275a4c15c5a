;; A data segment that names a memory which is not there, in text.
;; SPEC valid-datamode, text-memuse; Datamode_ok/active
(module (memory 1) (data (memory 0) (i32.const 0) "a"))
(assert_invalid (module (memory 1) (data (memory 1) (i32.const 0) "a")) "unknown memory")
(assert_invalid (module (data (memory 0) (i32.const 0) "a")) "unknown memory")
