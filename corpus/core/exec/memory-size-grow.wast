;; memory.size and memory.grow: pages, limits, failure, contents kept and new pages zero.
;; SPEC exec-memory.size, exec-memory.grow, grow-mem; Step_read/memory.size, Step/memory.grow-succeed, Step/memory.grow-fail
(module
  (memory 1 4)
  (func (export "size") (result i32) (memory.size))
  (func (export "grow") (param i32) (result i32) (memory.grow (local.get 0)))
  (func (export "load") (param i32) (result i32) (i32.load8_u (local.get 0)))
  (func (export "store") (param i32 i32) (i32.store8 (local.get 0) (local.get 1)))
  (func (export "size-after-grow") (result i32 i32 i32)
    (memory.size) (memory.grow (i32.const 1)) (memory.size))
)

;; The size counts pages of 64 KiB.
;; SPEC exec-memory.size, page-size; Step_read/memory.size
(assert_return (invoke "size") (i32.const 1))
(assert_return (invoke "load" (i32.const 65535)) (i32.const 0))
(assert_trap (invoke "load" (i32.const 65536)) "out of bounds memory access")

;; Growing by nothing returns the size and changes nothing.
;; SPEC exec-memory.grow; Step/memory.grow-succeed
(assert_return (invoke "grow" (i32.const 0)) (i32.const 1))
(assert_return (invoke "size") (i32.const 1))

;; Growing returns the size before, keeps what was there, and adds zeros. HOST: growth may fail at any time; at one page it is taken to succeed.
;; SPEC exec-memory.grow, grow-mem; Step/memory.grow-succeed
(assert_return (invoke "store" (i32.const 65535) (i32.const 0xab)))
(assert_return (invoke "grow" (i32.const 1)) (i32.const 1))
(assert_return (invoke "size") (i32.const 2))
(assert_return (invoke "load" (i32.const 65535)) (i32.const 0xab))
(assert_return (invoke "load" (i32.const 65536)) (i32.const 0))
(assert_return (invoke "load" (i32.const 131071)) (i32.const 0))
(assert_return (invoke "store" (i32.const 131071) (i32.const 0xcd)))
(assert_trap (invoke "store" (i32.const 131072) (i32.const 1)) "out of bounds memory access")

;; Size and growth within one function see each other.
;; SPEC exec-memory.size, exec-memory.grow
(assert_return (invoke "size-after-grow") (i32.const 2) (i32.const 2) (i32.const 3))

;; Past the maximum growth fails with -1 and nothing changes; up to it it works.
;; SPEC exec-memory.grow, grow-mem; Step/memory.grow-fail
(assert_return (invoke "grow" (i32.const 2)) (i32.const -1))
(assert_return (invoke "grow" (i32.const 0x10000)) (i32.const -1))
(assert_return (invoke "grow" (i32.const -1)) (i32.const -1))
(assert_return (invoke "grow" (i32.const 0x80000000)) (i32.const -1))
(assert_return (invoke "size") (i32.const 3))
(assert_return (invoke "load" (i32.const 131071)) (i32.const 0xcd))
(assert_return (invoke "grow" (i32.const 1)) (i32.const 3))
(assert_return (invoke "grow" (i32.const 1)) (i32.const -1))
(assert_return (invoke "grow" (i32.const 0)) (i32.const 4))

;; Without a maximum the bound is 65536 pages.
;; SPEC grow-mem, valid-memtype; Step/memory.grow-fail
(module
  (memory 0)
  (func (export "size") (result i32) (memory.size))
  (func (export "grow") (param i32) (result i32) (memory.grow (local.get 0)))
  (func (export "load") (param i32) (result i32) (i32.load8_u (local.get 0)))
)
(assert_trap (invoke "load" (i32.const 0)) "out of bounds memory access")
(assert_return (invoke "grow" (i32.const 0)) (i32.const 0))
(assert_return (invoke "grow" (i32.const 65537)) (i32.const -1))
(assert_return (invoke "grow" (i32.const -1)) (i32.const -1))
(assert_return (invoke "size") (i32.const 0))
(assert_return (invoke "grow" (i32.const 2)) (i32.const 0))
(assert_return (invoke "grow" (i32.const 65535)) (i32.const -1))
(assert_return (invoke "size") (i32.const 2))
(assert_return (invoke "load" (i32.const 131071)) (i32.const 0))

;; A memory whose maximum is its minimum never grows.
;; SPEC grow-mem; Step/memory.grow-fail
(module
  (memory 1 1)
  (func (export "grow") (param i32) (result i32) (memory.grow (local.get 0)))
)
(assert_return (invoke "grow" (i32.const 1)) (i32.const -1))
(assert_return (invoke "grow" (i32.const 0)) (i32.const 1))

;; Growth through one instance is seen by another that imports the memory.
;; SPEC exec-memory.grow, syntax-meminst
(module $owner
  (memory (export "m") 1 5)
  (func (export "size") (result i32) (memory.size))
)
(register "owner" $owner)
(module $user
  (import "owner" "m" (memory 1))
  (func (export "grow") (param i32) (result i32) (memory.grow (local.get 0)))
  (func (export "size") (result i32) (memory.size))
  (func (export "store") (param i32) (i32.store (local.get 0) (i32.const 77)))
)
(assert_return (invoke $user "grow" (i32.const 2)) (i32.const 1))
(assert_return (invoke $owner "size") (i32.const 3))
(assert_return (invoke $user "store" (i32.const 196604)))
(assert_return (invoke $user "grow" (i32.const 3)) (i32.const -1))
(assert_return (invoke $user "size") (i32.const 3))
