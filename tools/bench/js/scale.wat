;; A page of memory, and what an import makes of the number at an address in it.
(module
  (import "host" "seen" (func $seen (param i32) (result i32)))
  (memory (export "memory") 1)
  (func (export "run") (param $at i32) (result i32) (call $seen (i32.load (local.get $at)))))
