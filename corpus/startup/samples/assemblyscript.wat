;; AssemblyScript with top-level code as an export (--exportStart _start): once, then the other exports.
(module
  (import "env" "abort" (func (param i32 i32 i32 i32)))
  (memory (export "memory") 1)
  (func (export "_start"))
  (func (export "work")))
