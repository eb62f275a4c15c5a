;;! features: +threads
;; Wait, notify and fence, as far as one agent can tell.
;; SPEC threads: Wait and Notify operators, Fence operator

;; 1 where what is there is not as expected, 2 where nobody notifies before the time is over.
;; SPEC threads: Wait
(module
  (memory 1 1 shared)
  (data (i32.const 8) "\2a\00\00\00\ff\ff\ff\ff")
  (func (export "wait32") (param i32 i32 i64) (result i32)
    (memory.atomic.wait32 (local.get 0) (local.get 1) (local.get 2)))
  (func (export "wait64") (param i32 i64 i64) (result i32)
    (memory.atomic.wait64 (local.get 0) (local.get 1) (local.get 2)))
  (func (export "wait32 behind 8") (param i32 i32 i64) (result i32)
    (memory.atomic.wait32 offset=8 (local.get 0) (local.get 1) (local.get 2)))
  (func (export "notify") (param i32 i32) (result i32)
    (memory.atomic.notify (local.get 0) (local.get 1)))
  (func (export "notify behind 2") (param i32 i32) (result i32)
    (memory.atomic.notify offset=2 (local.get 0) (local.get 1))))
(assert_return (invoke "wait32" (i32.const 8) (i32.const 41) (i64.const -1)) (i32.const 1))
(assert_return (invoke "wait32" (i32.const 12) (i32.const 0) (i64.const 0)) (i32.const 1))
(assert_return (invoke "wait64" (i32.const 8) (i64.const 42) (i64.const -1)) (i32.const 1))
(assert_return (invoke "wait32" (i32.const 8) (i32.const 42) (i64.const 0)) (i32.const 2))
(assert_return (invoke "wait32" (i32.const 8) (i32.const 42) (i64.const 1000)) (i32.const 2))
(assert_return (invoke "wait32" (i32.const 12) (i32.const -1) (i64.const 0)) (i32.const 2))
(assert_return (invoke "wait64" (i32.const 8) (i64.const 0xffffffff0000002a) (i64.const 0)) (i32.const 2))
(assert_return (invoke "wait64" (i32.const 65528) (i64.const 0) (i64.const 1000)) (i32.const 2))
(assert_return (invoke "wait32 behind 8" (i32.const 0) (i32.const 42) (i64.const 0)) (i32.const 2))
(assert_return (invoke "wait32 behind 8" (i32.const 0) (i32.const 0) (i64.const 0)) (i32.const 1))

;; Misaligned and out of bounds
;; SPEC threads: Wait and Notify operators
(assert_trap (invoke "wait32" (i32.const 2) (i32.const 0) (i64.const 0)) "unaligned atomic")
(assert_trap (invoke "wait64" (i32.const 4) (i64.const 0) (i64.const 0)) "unaligned atomic")
(assert_trap (invoke "wait32" (i32.const 65536) (i32.const 0) (i64.const 0)) "out of bounds memory access")
(assert_trap (invoke "wait64" (i32.const 65536) (i64.const 0) (i64.const 0)) "out of bounds memory access")
(assert_trap (invoke "wait32 behind 8" (i32.const -8) (i32.const 0) (i64.const 0)) "out of bounds memory access")

;; Nobody waits; an alignment of 32 bits is asked for.
;; SPEC threads: Notify
(assert_return (invoke "notify" (i32.const 0) (i32.const 0)) (i32.const 0))
(assert_return (invoke "notify" (i32.const 8) (i32.const -1)) (i32.const 0))
(assert_return (invoke "notify" (i32.const 65532) (i32.const 1)) (i32.const 0))
(assert_return (invoke "notify behind 2" (i32.const 2) (i32.const 1)) (i32.const 0))
(assert_trap (invoke "notify" (i32.const 2) (i32.const 0)) "unaligned atomic")
(assert_trap (invoke "notify behind 2" (i32.const 0) (i32.const 0)) "unaligned atomic")
(assert_trap (invoke "notify" (i32.const 65536) (i32.const 0)) "out of bounds memory access")

;; On a memory that is not shared a wait traps, also where the values differ; a notify wakes nobody.
;; SPEC threads: Wait, Notify
(module
  (memory 1)
  (func (export "wait32") (param i32) (result i32)
    (memory.atomic.wait32 (i32.const 0) (local.get 0) (i64.const 0)))
  (func (export "wait64") (param i64) (result i32)
    (memory.atomic.wait64 (i32.const 0) (local.get 0) (i64.const 0)))
  (func (export "notify") (result i32) (memory.atomic.notify (i32.const 0) (i32.const 1))))
(assert_trap (invoke "wait32" (i32.const 0)) "expected shared memory")
(assert_trap (invoke "wait32" (i32.const 1)) "expected shared memory")
(assert_trap (invoke "wait64" (i64.const 0)) "expected shared memory")
(assert_trap (invoke "wait64" (i64.const 1)) "expected shared memory")
(assert_return (invoke "notify") (i32.const 0))

;; A fence needs no memory.
;; SPEC threads: Fence operator
(module (func (export "fence") (atomic.fence)))
(assert_return (invoke "fence"))
