;; Early Modules.md, memory: what still holds and what replaced it.

;; A module without memory may not load, store, ask for its size, grow, fill, copy or initialize.
;; REQ D-040
;; SPEC valid-instr-memory
(assert_invalid (module (func (drop (i32.load (i32.const 0))))) "unknown memory")
(assert_invalid (module (func (drop (i64.load (i32.const 0))))) "unknown memory")
(assert_invalid (module (func (drop (f32.load (i32.const 0))))) "unknown memory")
(assert_invalid (module (func (drop (f64.load (i32.const 0))))) "unknown memory")
(assert_invalid (module (func (drop (i32.load8_s (i32.const 0))))) "unknown memory")
(assert_invalid (module (func (drop (i32.load8_u (i32.const 0))))) "unknown memory")
(assert_invalid (module (func (drop (i32.load16_s (i32.const 0))))) "unknown memory")
(assert_invalid (module (func (drop (i32.load16_u (i32.const 0))))) "unknown memory")
(assert_invalid (module (func (drop (i64.load8_s (i32.const 0))))) "unknown memory")
(assert_invalid (module (func (drop (i64.load8_u (i32.const 0))))) "unknown memory")
(assert_invalid (module (func (drop (i64.load16_s (i32.const 0))))) "unknown memory")
(assert_invalid (module (func (drop (i64.load16_u (i32.const 0))))) "unknown memory")
(assert_invalid (module (func (drop (i64.load32_s (i32.const 0))))) "unknown memory")
(assert_invalid (module (func (drop (i64.load32_u (i32.const 0))))) "unknown memory")
(assert_invalid (module (func (i32.store (i32.const 0) (i32.const 0)))) "unknown memory")
(assert_invalid (module (func (i64.store (i32.const 0) (i64.const 0)))) "unknown memory")
(assert_invalid (module (func (f32.store (i32.const 0) (f32.const 0)))) "unknown memory")
(assert_invalid (module (func (f64.store (i32.const 0) (f64.const 0)))) "unknown memory")
(assert_invalid (module (func (i32.store8 (i32.const 0) (i32.const 0)))) "unknown memory")
(assert_invalid (module (func (i32.store16 (i32.const 0) (i32.const 0)))) "unknown memory")
(assert_invalid (module (func (i64.store8 (i32.const 0) (i64.const 0)))) "unknown memory")
(assert_invalid (module (func (i64.store16 (i32.const 0) (i64.const 0)))) "unknown memory")
(assert_invalid (module (func (i64.store32 (i32.const 0) (i64.const 0)))) "unknown memory")
(assert_invalid (module (func (drop (memory.size)))) "unknown memory")
(assert_invalid (module (func (drop (memory.grow (i32.const 0))))) "unknown memory")
(assert_invalid (module (func (memory.fill (i32.const 0) (i32.const 0) (i32.const 0)))) "unknown memory")
(assert_invalid (module (func (memory.copy (i32.const 0) (i32.const 0) (i32.const 0)))) "unknown memory")
(assert_invalid (module (data "") (func (memory.init 0 (i32.const 0) (i32.const 0) (i32.const 0)))) "unknown memory")
;; It may still have passive data, which needs no memory.
;; SPEC valid-data, valid-data.drop
(module (data "x") (func (data.drop 0)))

;; The initial size is in pages; grow_memory and memory_size are called memory.grow and memory.size.
;; REQ D-041
;; SPEC exec-memory.size, exec-memory.grow, text-memory.size, text-memory.grow
(module (memory 2 3) (func (export "size") (result i32) (memory.size)) (func (export "grow") (param i32) (result i32) (memory.grow (local.get 0)))
  (func (export "last") (result i32) (i32.load8_u (i32.const 131071))) (func (export "past") (result i32) (i32.load8_u (i32.const 131072))))
(assert_return (invoke "size") (i32.const 2))
(assert_return (invoke "last") (i32.const 0))
(assert_trap (invoke "past") "out of bounds memory access")
(assert_return (invoke "grow" (i32.const 1)) (i32.const 2))
(assert_return (invoke "past") (i32.const 0))
(assert_malformed (module quote "(memory 1) (func (drop (memory_size)))") "unknown operator")
(assert_malformed (module quote "(memory 1) (func (drop (grow_memory (i32.const 1))))") "unknown operator")
(assert_malformed (module quote "(memory 1) (func (drop (current_memory)))") "unknown operator")
(assert_malformed (module quote "(memory 1) (func (drop (mem.size)))") "unknown operator")

;; Memory is zero, then segments are written, any number of them.
;; REQ D-042
;; SPEC alloc-mem, aux-rundata, exec-instantiation
(module $m (memory (export "m") 1) (data (i32.const 0) "aaaa") (data (i32.const 2) "bb") (data (i32.const 65535) "z") (data "passive")
  (func (export "load") (param i32) (result i32) (i32.load align=1 (local.get 0))) (func (export "byte") (param i32) (result i32) (i32.load8_u (local.get 0))))
(assert_return (invoke $m "load" (i32.const 0)) (i32.const 0x62626161))
(assert_return (invoke $m "load" (i32.const 4)) (i32.const 0))
(assert_return (invoke $m "byte" (i32.const 65535)) (i32.const 0x7a))
;; A segment out of bounds traps; what earlier ones wrote stays.
;; SPEC aux-rundata; Step_read/memory.init-oob
(register "m" $m)
(assert_trap (module (import "m" "m" (memory 1)) (data (i32.const 8) "kept") (data (i32.const 65535) "no")) "out of bounds memory access")
(assert_return (invoke $m "load" (i32.const 8)) (i32.const 0x7470656b))
(assert_return (invoke $m "byte" (i32.const 65535)) (i32.const 0x7a))

;; The maximum is no hint: growth past it fails, it may not lie below the minimum, it counts at import.
;; REQ D-043
;; SPEC grow-mem, valid-limits, match-limits; Limits_ok, Limits_sub/max
(module $max (memory (export "m") 1 2) (func (export "grow") (param i32) (result i32) (memory.grow (local.get 0))) (func (export "size") (result i32) (memory.size)))
(register "max" $max)
(assert_return (invoke $max "grow" (i32.const 2)) (i32.const -1))
(assert_return (invoke $max "size") (i32.const 1))
(assert_return (invoke $max "grow" (i32.const 1)) (i32.const 1))
(assert_return (invoke $max "grow" (i32.const 1)) (i32.const -1))
(assert_invalid (module (memory 2 1)) "size minimum must not be greater than maximum")
(module (import "max" "m" (memory 1 2)))
(module (import "max" "m" (memory 1 3)))
(assert_unlinkable (module (import "max" "m" (memory 1 1))) "incompatible import type")

;; Nothing in the format declares that a memory may be aliased: any exported one may.
;; REQ D-044
;; SPEC syntax-meminst, alloc-export
(module $alias1 (memory (export "a") (export "b") 1) (func (export "get") (result i32) (i32.load (i32.const 0))))
(register "alias1" $alias1)
(module $alias2 (import "alias1" "a" (memory 1)) (func (export "set") (param i32) (i32.store (i32.const 0) (local.get 0))) (export "c" (memory 0)))
(register "alias2" $alias2)
(module $alias3 (import "alias2" "c" (memory 1)) (func (export "get") (result i32) (i32.load (i32.const 0))))
(assert_return (invoke $alias2 "set" (i32.const 0x1234)))
(assert_return (invoke $alias1 "get") (i32.const 0x1234))
(assert_return (invoke $alias3 "get") (i32.const 0x1234))

;; Memories can be imported.
;; REQ D-046
;; SPEC valid-import, exec-instantiation; Externtype_ok/mem
(module (import "spectest" "memory" (memory 1 2)) (func (export "size") (result i32) (memory.size)))
(assert_return (invoke "size") (i32.const 1))
(module (memory (import "alias1" "b") 1) (func (export "get") (result i32) (i32.load (i32.const 0))))
(assert_return (invoke "get") (i32.const 0x1234))
