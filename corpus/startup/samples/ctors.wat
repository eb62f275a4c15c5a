;; C++ linked without an entry point: constructors are called by whoever uses it.
(module
  (memory (export "memory") 1)
  (func (export "__wasm_call_ctors"))
  (func (export "work")))
