;; The same with top-level code in the start section, and the runtime exported.
(module
  (memory (export "memory") 1)
  (global (export "__rtti_base") i32 (i32.const 0))
  (func (export "__new") (param i32 i32) (result i32) (i32.const 0))
  (func $start) (start $start))
