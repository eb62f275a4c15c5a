;; A WASI reactor by the name of early drafts.
(module
  (memory (export "memory") 1)
  (func (export "__wasi_unstable_reactor_start"))
  (func (export "work")))
