;;! features: +threads
;; Shared memories: imports, growth, segments, and two instances over one of them.
;; SPEC threads: Shared Linear Memory, Resizing, Instantiation

;; An import of a shared memory takes a shared one only, and the other way round; limits match as ever.
;; SPEC threads: Shared Linear Memory
(module $m (memory (export "shared") 1 2 shared) (memory (export "own") 1 2))
(register "m" $m)
(module (import "m" "shared" (memory 1 2 shared)))
(module (import "m" "shared" (memory 0 3 shared)))
(module (import "m" "own" (memory 1 2)))
(assert_unlinkable (module (import "m" "shared" (memory 1 2))) "incompatible import type")
(assert_unlinkable (module (import "m" "shared" (memory 1))) "incompatible import type")
(assert_unlinkable (module (import "m" "own" (memory 1 2 shared))) "incompatible import type")
(assert_unlinkable (module (import "m" "shared" (memory 2 2 shared))) "incompatible import type")
(assert_unlinkable (module (import "m" "shared" (memory 1 1 shared))) "incompatible import type")

;; Growth goes up to the maximum, and everybody sees it.
;; SPEC threads: Resizing
(module $grow
  (import "m" "shared" (memory 1 2 shared))
  (func (export "grow") (param i32) (result i32) (memory.grow (local.get 0)))
  (func (export "size") (result i32) (memory.size)))
(module $see
  (import "m" "shared" (memory 1 2 shared))
  (func (export "size") (result i32) (memory.size))
  (func (export "load") (param i32) (result i32) (i32.atomic.load (local.get 0))))
(assert_trap (invoke $see "load" (i32.const 65536)) "out of bounds memory access")
(assert_return (invoke $grow "grow" (i32.const 1)) (i32.const 1))
(assert_return (invoke $grow "grow" (i32.const 1)) (i32.const -1))
(assert_return (invoke $grow "grow" (i32.const 0)) (i32.const 2))
(assert_return (invoke $see "size") (i32.const 2))
(assert_return (invoke $see "load" (i32.const 65536)) (i32.const 0))

;; Data segments are written at every instantiation, in order, and what one wrote before it failed stays.
;; SPEC threads: Instantiation
(module $data (memory (export "memory") 1 1 shared) (func (export "get") (result i64) (i64.load (i32.const 0))))
(register "data" $data)
(module (import "data" "memory" (memory 1 1 shared)) (data (i32.const 0) "\01\02\03\04") (data (i32.const 2) "\05\06\07\08"))
(assert_return (invoke $data "get") (i64.const 0x080706050201))
(assert_trap
  (module (import "data" "memory" (memory 1 1 shared)) (data (i32.const 0) "\ff") (data (i32.const 65536) "\01"))
  "out of bounds memory access")
(assert_return (invoke $data "get") (i64.const 0x0807060502ff))

;; Bulk instructions and accesses that are not atomic work as on other memories.
;; SPEC threads: Shared Linear Memory, Alignment
(module
  (memory 1 1 shared) (data $d "\01\02\03\04")
  (func (export "bulk") (result i64)
    (memory.init $d (i32.const 1) (i32.const 0) (i32.const 4))
    (memory.copy (i32.const 5) (i32.const 1) (i32.const 2))
    (memory.fill (i32.const 7) (i32.const 0xee) (i32.const 1))
    (i64.load (i32.const 0)))
  (func (export "odd") (param i32) (result i32) (i32.store (local.get 0) (i32.const 7)) (i32.load (local.get 0))))
(assert_return (invoke "bulk") (i64.const 0xee02010403020100))
(assert_return (invoke "odd" (i32.const 1)) (i32.const 7))

;; Two instances over one shared memory: what lies in memory is common, a mutable global is each instance's own.
;; SPEC threads: Shared Linear Memory, Agents and Agent Clusters; exec-instantiation
;; REQ D-008
(module $store (memory (export "memory") 1 1 shared))
(register "store" $store)
(module definition $worker
  (import "store" "memory" (memory 1 1 shared))
  (global $own (mut i32) (i32.const 0))
  (func (export "set") (param i32) (global.set $own (local.get 0)))
  (func (export "own") (result i32) (global.get $own))
  (func (export "count") (result i32) (i32.atomic.rmw.add (i32.const 0) (i32.const 1))))
(module instance $first $worker)
(module instance $second $worker)
(invoke $first "set" (i32.const 11))
(assert_return (invoke $second "own") (i32.const 0))
(invoke $second "set" (i32.const 22))
(assert_return (invoke $first "own") (i32.const 11))
(assert_return (invoke $second "own") (i32.const 22))
(assert_return (invoke $first "count") (i32.const 0))
(assert_return (invoke $second "count") (i32.const 1))
(assert_return (invoke $first "count") (i32.const 2))
