;;! features: +threads
;; Typing of atomic instructions, and shared memory types.
;; SPEC threads: Alignment, Resizing, Spec Changes

;; The alignment is the width, neither less nor more.
;; SPEC threads: Alignment
(module
  (memory 1 1 shared)
  (func (param i32)
    (drop (i32.atomic.load align=4 (local.get 0))) (drop (i64.atomic.load align=8 (local.get 0)))
    (drop (i32.atomic.load8_u align=1 (local.get 0))) (i64.atomic.store16 align=2 (local.get 0) (i64.const 0))
    (drop (i32.atomic.rmw16.cmpxchg_u align=2 (local.get 0) (i32.const 0) (i32.const 0)))
    (drop (memory.atomic.wait64 align=8 (local.get 0) (i64.const 0) (i64.const 0)))
    (drop (memory.atomic.notify align=4 (local.get 0) (i32.const 0)))))
(assert_invalid (module (memory 1 1 shared) (func (drop (i32.atomic.load align=2 (i32.const 0))))) "atomic alignment must be natural")
(assert_invalid (module (memory 1 1 shared) (func (drop (i32.atomic.load align=8 (i32.const 0))))) "atomic alignment must be natural")
(assert_invalid (module (memory 1 1 shared) (func (drop (i64.atomic.load align=4 (i32.const 0))))) "atomic alignment must be natural")
(assert_invalid (module (memory 1 1 shared) (func (drop (i32.atomic.load8_u align=2 (i32.const 0))))) "atomic alignment must be natural")
(assert_invalid (module (memory 1 1 shared) (func (drop (i64.atomic.load32_u align=8 (i32.const 0))))) "atomic alignment must be natural")
(assert_invalid (module (memory 1 1 shared) (func (i64.atomic.store align=1 (i32.const 0) (i64.const 0)))) "atomic alignment must be natural")
(assert_invalid (module (memory 1 1 shared) (func (i32.atomic.store16 align=1 (i32.const 0) (i32.const 0)))) "atomic alignment must be natural")
(assert_invalid (module (memory 1 1 shared) (func (drop (i32.atomic.rmw.add align=1 (i32.const 0) (i32.const 0))))) "atomic alignment must be natural")
(assert_invalid (module (memory 1 1 shared) (func (drop (i64.atomic.rmw8.xchg_u align=8 (i32.const 0) (i64.const 0))))) "atomic alignment must be natural")
(assert_invalid (module (memory 1 1 shared) (func (drop (i32.atomic.rmw.cmpxchg align=2 (i32.const 0) (i32.const 0) (i32.const 0))))) "atomic alignment must be natural")
(assert_invalid (module (memory 1 1 shared) (func (drop (memory.atomic.notify align=1 (i32.const 0) (i32.const 0))))) "atomic alignment must be natural")
(assert_invalid (module (memory 1 1 shared) (func (drop (memory.atomic.wait32 align=8 (i32.const 0) (i32.const 0) (i64.const 0))))) "atomic alignment must be natural")
(assert_invalid (module (memory 1 1 shared) (func (drop (memory.atomic.wait64 align=4 (i32.const 0) (i64.const 0) (i64.const 0))))) "atomic alignment must be natural")

;; Operands and results are those of the type; the memory exists.
;; SPEC threads: Atomic Memory Accesses, Wait and Notify operators
(assert_invalid (module (memory 1 1 shared) (func (drop (i32.atomic.load (i64.const 0))))) "type mismatch")
(assert_invalid (module (memory 1 1 shared) (func (i32.atomic.load (i32.const 0)))) "type mismatch")
(assert_invalid (module (memory 1 1 shared) (func (i64.eqz (i32.atomic.load (i32.const 0))))) "type mismatch")
(assert_invalid (module (memory 1 1 shared) (func (i32.atomic.store (i32.const 0) (i64.const 0)))) "type mismatch")
(assert_invalid (module (memory 1 1 shared) (func (drop (i64.atomic.rmw.sub (i32.const 0) (i32.const 0))))) "type mismatch")
(assert_invalid (module (memory 1 1 shared) (func (drop (i32.atomic.rmw8.xor_u (i32.const 0) (i64.const 0))))) "type mismatch")
(assert_invalid (module (memory 1 1 shared) (func (drop (i64.atomic.rmw.cmpxchg (i32.const 0) (i64.const 0) (i32.const 0))))) "type mismatch")
(assert_invalid (module (memory 1 1 shared) (func (drop (i32.atomic.rmw.cmpxchg (i32.const 0) (i32.const 0))))) "type mismatch")
(assert_invalid (module (memory 1 1 shared) (func (drop (memory.atomic.wait32 (i32.const 0) (i32.const 0) (i32.const 0))))) "type mismatch")
(assert_invalid (module (memory 1 1 shared) (func (drop (memory.atomic.wait64 (i32.const 0) (i32.const 0) (i64.const 0))))) "type mismatch")
(assert_invalid (module (memory 1 1 shared) (func (drop (memory.atomic.notify (i32.const 0) (i64.const 0))))) "type mismatch")
(assert_invalid (module (memory 1 1 shared) (func (drop (atomic.fence)))) "type mismatch")
(assert_invalid (module (func (drop (i32.atomic.load (i32.const 0))))) "unknown memory")
(assert_invalid (module (func (drop (memory.atomic.notify (i32.const 0) (i32.const 0))))) "unknown memory")

;; The memory's address type is that of the addresses.
;; SPEC threads: Atomic Memory Accesses
(module
  (memory $m i64 1 1 shared)
  (func (export "add") (param i64 i32) (result i32) (i32.atomic.rmw.add $m (local.get 0) (local.get 1)))
  (func (export "wait") (param i64) (result i32) (memory.atomic.wait32 (local.get 0) (i32.const 1) (i64.const -1))))
(assert_return (invoke "add" (i64.const 16) (i32.const 5)) (i32.const 0))
(assert_return (invoke "add" (i64.const 16) (i32.const 5)) (i32.const 5))
(assert_trap (invoke "add" (i64.const 0x100000000) (i32.const 5)) "out of bounds memory access")
(assert_return (invoke "wait" (i64.const 0)) (i32.const 1))
(assert_invalid (module (memory i64 1 1 shared) (func (drop (i32.atomic.load (i32.const 0))))) "type mismatch")

;; A shared memory has a maximum.
;; SPEC threads: Resizing
(module (memory 0 0 shared))
(module (memory 1 65536 shared))
(assert_invalid (module (memory 1 shared)) "shared memory must have maximum")
(assert_invalid (module (import "m" "m" (memory 1 shared))) "shared memory must have maximum")
(assert_invalid (module (memory 2 1 shared)) "size minimum must not be greater than maximum")
(assert_invalid (module (memory 1 65537 shared)) "memory size must be at most 65536 pages (4GiB)")
