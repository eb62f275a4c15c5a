;; The same without such a function: nothing is to be called.
(module
  (import "wbg" "__wbindgen_throw" (func (param i32 i32)))
  (memory (export "memory") 1)
  (func (export "__wbindgen_free") (param i32 i32 i32)))
