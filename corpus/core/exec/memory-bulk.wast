;; memory.fill, memory.copy, memory.init and data.drop: effect, overlap, bounds before effect, zero lengths.
;; SPEC exec-memory.fill, exec-memory.copy, exec-memory.init, exec-data.drop; Step_read/memory.fill-succ, Step_read/memory.copy-le, Step_read/memory.copy-gt, Step_read/memory.init-succ, Step/data.drop
(module
  (memory 1 1)
  (data $p "\a0\a1\a2\a3\a4\a5\a6\a7\a8\a9")
  (data $q "\b0")
  (data $empty "")
  (data $active (i32.const 64) "\c0\c1\c2\c3")
  (func (export "fill") (param i32 i32 i32) (memory.fill (local.get 0) (local.get 1) (local.get 2)))
  (func (export "copy") (param i32 i32 i32) (memory.copy (local.get 0) (local.get 1) (local.get 2)))
  (func (export "init") (param i32 i32 i32) (memory.init $p (local.get 0) (local.get 1) (local.get 2)))
  (func (export "init-q") (param i32 i32 i32) (memory.init $q (local.get 0) (local.get 1) (local.get 2)))
  (func (export "init-empty") (param i32 i32 i32) (memory.init $empty (local.get 0) (local.get 1) (local.get 2)))
  (func (export "init-active") (param i32 i32 i32) (memory.init $active (local.get 0) (local.get 1) (local.get 2)))
  (func (export "drop") (data.drop $p))
  (func (export "drop-q") (data.drop $q))
  (func (export "drop-active") (data.drop $active))
  (func (export "count-up") (local i32)
    (loop $l
      (i32.store8 (local.get 0) (local.get 0))
      (br_if $l (i32.lt_u (local.tee 0 (i32.add (local.get 0) (i32.const 1))) (i32.const 32)))))
  (func (export "read") (param i32) (result i64) (i64.load align=1 (local.get 0)))
)

;; fill writes the low byte of its value over the range and nothing else.
;; SPEC exec-memory.fill; Step_read/memory.fill-succ
(assert_return (invoke "fill" (i32.const 3) (i32.const 0x1ab) (i32.const 4)))
(assert_return (invoke "read" (i32.const 0)) (i64.const 0x00abababab000000))
(assert_return (invoke "fill" (i32.const 65528) (i32.const -1) (i32.const 8)))
(assert_return (invoke "read" (i32.const 65528)) (i64.const 0xffffffffffffffff))
(assert_return (invoke "fill" (i32.const 0) (i32.const 0) (i32.const 65536)))
(assert_return (invoke "read" (i32.const 65528)) (i64.const 0x0000000000000000))
(assert_return (invoke "read" (i32.const 64)) (i64.const 0x0000000000000000))
(assert_return (invoke "read" (i32.const 0)) (i64.const 0x0000000000000000))

;; fill checks the whole range before it writes; the end of memory is in reach of length 0 only.
;; SPEC exec-memory.fill; Step_read/memory.fill-oob, Step_read/memory.fill-zero
(assert_trap (invoke "fill" (i32.const 65529) (i32.const 119) (i32.const 8)) "out of bounds memory access")
(assert_return (invoke "read" (i32.const 65528)) (i64.const 0x0000000000000000))
(assert_trap (invoke "fill" (i32.const 65536) (i32.const 119) (i32.const 1)) "out of bounds memory access")
(assert_trap (invoke "fill" (i32.const 0) (i32.const 119) (i32.const 65537)) "out of bounds memory access")
(assert_return (invoke "read" (i32.const 0)) (i64.const 0x0000000000000000))
(assert_trap (invoke "fill" (i32.const 1) (i32.const 119) (i32.const -1)) "out of bounds memory access")
(assert_trap (invoke "fill" (i32.const -1) (i32.const 119) (i32.const 1)) "out of bounds memory access")
(assert_trap (invoke "fill" (i32.const -1) (i32.const 119) (i32.const -1)) "out of bounds memory access")
(assert_return (invoke "fill" (i32.const 65536) (i32.const 119) (i32.const 0)))
(assert_trap (invoke "fill" (i32.const 65537) (i32.const 119) (i32.const 0)) "out of bounds memory access")
(assert_trap (invoke "fill" (i32.const -1) (i32.const 119) (i32.const 0)) "out of bounds memory access")
(assert_return (invoke "fill" (i32.const 0) (i32.const 119) (i32.const 0)))
(assert_return (invoke "read" (i32.const 0)) (i64.const 0x0000000000000000))

;; copy of separate ranges
;; SPEC exec-memory.copy; Step_read/memory.copy-le, Step_read/memory.copy-gt
(invoke "count-up")
(assert_return (invoke "copy" (i32.const 40) (i32.const 8) (i32.const 8)))
(assert_return (invoke "read" (i32.const 40)) (i64.const 0x0f0e0d0c0b0a0908))
(assert_return (invoke "read" (i32.const 8)) (i64.const 0x0f0e0d0c0b0a0908))
(assert_return (invoke "copy" (i32.const 100) (i32.const 0) (i32.const 1)))
(assert_return (invoke "read" (i32.const 100)) (i64.const 0x0000000000000000))

;; copy of overlapping ranges acts as if through a buffer, upwards and downwards.
;; SPEC exec-memory.copy; Step_read/memory.copy-le, Step_read/memory.copy-gt
(invoke "count-up")
(assert_return (invoke "copy" (i32.const 4) (i32.const 0) (i32.const 16)))
(assert_return (invoke "read" (i32.const 0)) (i64.const 0x0302010003020100))
(assert_return (invoke "read" (i32.const 8)) (i64.const 0x0b0a090807060504))
(assert_return (invoke "read" (i32.const 16)) (i64.const 0x171615140f0e0d0c))
(invoke "count-up")
(assert_return (invoke "copy" (i32.const 0) (i32.const 4) (i32.const 16)))
(assert_return (invoke "read" (i32.const 0)) (i64.const 0x0b0a090807060504))
(assert_return (invoke "read" (i32.const 8)) (i64.const 0x131211100f0e0d0c))
(assert_return (invoke "read" (i32.const 16)) (i64.const 0x1716151413121110))
(invoke "count-up")
(assert_return (invoke "copy" (i32.const 1) (i32.const 0) (i32.const 8)))
(assert_return (invoke "read" (i32.const 0)) (i64.const 0x0605040302010000))
(assert_return (invoke "read" (i32.const 8)) (i64.const 0x0f0e0d0c0b0a0907))
(invoke "count-up")
(assert_return (invoke "copy" (i32.const 0) (i32.const 1) (i32.const 8)))
(assert_return (invoke "read" (i32.const 0)) (i64.const 0x0807060504030201))
(assert_return (invoke "read" (i32.const 8)) (i64.const 0x0f0e0d0c0b0a0908))
(invoke "count-up")
(assert_return (invoke "copy" (i32.const 8) (i32.const 8) (i32.const 8)))
(assert_return (invoke "read" (i32.const 8)) (i64.const 0x0f0e0d0c0b0a0908))

;; copy checks both ranges before it writes.
;; SPEC exec-memory.copy; Step_read/memory.copy-oob, Step_read/memory.copy-zero
(assert_trap (invoke "copy" (i32.const 65529) (i32.const 0) (i32.const 8)) "out of bounds memory access")
(assert_trap (invoke "copy" (i32.const 0) (i32.const 65529) (i32.const 8)) "out of bounds memory access")
(assert_trap (invoke "copy" (i32.const 65536) (i32.const 0) (i32.const 1)) "out of bounds memory access")
(assert_trap (invoke "copy" (i32.const 0) (i32.const 65536) (i32.const 1)) "out of bounds memory access")
(assert_trap (invoke "copy" (i32.const -1) (i32.const 0) (i32.const 1)) "out of bounds memory access")
(assert_trap (invoke "copy" (i32.const 0) (i32.const -1) (i32.const 1)) "out of bounds memory access")
(assert_trap (invoke "copy" (i32.const 0) (i32.const 1) (i32.const 65536)) "out of bounds memory access")
(assert_trap (invoke "copy" (i32.const 1) (i32.const 0) (i32.const 65536)) "out of bounds memory access")
(assert_trap (invoke "copy" (i32.const 4) (i32.const 0) (i32.const -1)) "out of bounds memory access")
(assert_return (invoke "read" (i32.const 0)) (i64.const 0x0706050403020100))
(assert_return (invoke "read" (i32.const 65528)) (i64.const 0x0000000000000000))
(assert_return (invoke "copy" (i32.const 65528) (i32.const 0) (i32.const 8)))
(assert_return (invoke "read" (i32.const 65528)) (i64.const 0x0706050403020100))
(assert_return (invoke "copy" (i32.const 0) (i32.const 65528) (i32.const 8)))
(assert_return (invoke "read" (i32.const 0)) (i64.const 0x0706050403020100))
(assert_return (invoke "copy" (i32.const 65536) (i32.const 0) (i32.const 0)))
(assert_return (invoke "copy" (i32.const 0) (i32.const 65536) (i32.const 0)))
(assert_return (invoke "copy" (i32.const 65536) (i32.const 65536) (i32.const 0)))
(assert_trap (invoke "copy" (i32.const 65537) (i32.const 0) (i32.const 0)) "out of bounds memory access")
(assert_trap (invoke "copy" (i32.const 0) (i32.const 65537) (i32.const 0)) "out of bounds memory access")
(assert_trap (invoke "copy" (i32.const -1) (i32.const -1) (i32.const 0)) "out of bounds memory access")
(assert_return (invoke "copy" (i32.const 0) (i32.const 0) (i32.const 65536)))
(assert_return (invoke "read" (i32.const 0)) (i64.const 0x0706050403020100))

;; init copies from a passive segment, from any place in it, as often as asked.
;; SPEC exec-memory.init; Step_read/memory.init-succ
(assert_return (invoke "init" (i32.const 200) (i32.const 0) (i32.const 10)))
(assert_return (invoke "read" (i32.const 200)) (i64.const 0xa7a6a5a4a3a2a1a0))
(assert_return (invoke "read" (i32.const 204)) (i64.const 0x0000a9a8a7a6a5a4))
(assert_return (invoke "init" (i32.const 300) (i32.const 4) (i32.const 3)))
(assert_return (invoke "read" (i32.const 299)) (i64.const 0x00000000a6a5a400))
(assert_return (invoke "init" (i32.const 65526) (i32.const 0) (i32.const 10)))
(assert_return (invoke "read" (i32.const 65528)) (i64.const 0xa9a8a7a6a5a4a3a2))
(assert_return (invoke "init-q" (i32.const 310) (i32.const 0) (i32.const 1)))
(assert_return (invoke "read" (i32.const 308)) (i64.const 0x0000000000b00000))

;; init checks both ranges before it writes.
;; SPEC exec-memory.init; Step_read/memory.init-oob, Step_read/memory.init-zero
(assert_trap (invoke "init" (i32.const 400) (i32.const 0) (i32.const 11)) "out of bounds memory access")
(assert_trap (invoke "init" (i32.const 400) (i32.const 10) (i32.const 1)) "out of bounds memory access")
(assert_trap (invoke "init" (i32.const 400) (i32.const 11) (i32.const 0)) "out of bounds memory access")
(assert_trap (invoke "init" (i32.const 400) (i32.const -1) (i32.const 1)) "out of bounds memory access")
(assert_trap (invoke "init" (i32.const 400) (i32.const 1) (i32.const -1)) "out of bounds memory access")
(assert_return (invoke "read" (i32.const 400)) (i64.const 0x0000000000000000))
(assert_trap (invoke "init" (i32.const 65527) (i32.const 0) (i32.const 10)) "out of bounds memory access")
(assert_return (invoke "read" (i32.const 65520)) (i64.const 0xa1a0000000000000))
(assert_trap (invoke "init" (i32.const 65536) (i32.const 0) (i32.const 1)) "out of bounds memory access")
(assert_trap (invoke "init" (i32.const -1) (i32.const 0) (i32.const 1)) "out of bounds memory access")
(assert_trap (invoke "init" (i32.const 65537) (i32.const 0) (i32.const 0)) "out of bounds memory access")
(assert_return (invoke "init" (i32.const 400) (i32.const 10) (i32.const 0)))
(assert_return (invoke "init" (i32.const 65536) (i32.const 0) (i32.const 0)))
(assert_return (invoke "init" (i32.const 65536) (i32.const 10) (i32.const 0)))
(assert_return (invoke "init-empty" (i32.const 0) (i32.const 0) (i32.const 0)))
(assert_trap (invoke "init-empty" (i32.const 0) (i32.const 0) (i32.const 1)) "out of bounds memory access")
(assert_trap (invoke "init-empty" (i32.const 0) (i32.const 1) (i32.const 0)) "out of bounds memory access")

;; An active segment counts as dropped once the module is instantiated.
;; SPEC exec-memory.init, aux-rundata; Step/data.drop
(assert_return (invoke "init-active" (i32.const 0) (i32.const 0) (i32.const 0)))
(assert_trap (invoke "init-active" (i32.const 0) (i32.const 0) (i32.const 1)) "out of bounds memory access")
(assert_trap (invoke "init-active" (i32.const 0) (i32.const 1) (i32.const 0)) "out of bounds memory access")
(assert_return (invoke "drop-active"))

;; data.drop empties a segment; dropping again does nothing; others are untouched.
;; SPEC exec-data.drop; Step/data.drop
(assert_return (invoke "drop"))
(assert_trap (invoke "init" (i32.const 400) (i32.const 0) (i32.const 1)) "out of bounds memory access")
(assert_return (invoke "init" (i32.const 400) (i32.const 0) (i32.const 0)))
(assert_trap (invoke "init" (i32.const 400) (i32.const 10) (i32.const 0)) "out of bounds memory access")
(assert_return (invoke "drop"))
(assert_return (invoke "init" (i32.const 400) (i32.const 0) (i32.const 0)))
(assert_return (invoke "init-q" (i32.const 408) (i32.const 0) (i32.const 1)))
(assert_return (invoke "read" (i32.const 404)) (i64.const 0x000000b000000000))
(assert_return (invoke "drop-q"))
(assert_trap (invoke "init-q" (i32.const 408) (i32.const 0) (i32.const 1)) "out of bounds memory access")
(assert_return (invoke "read" (i32.const 200)) (i64.const 0xa7a6a5a4a3a2a1a0))

;; Two instances of one module drop independently of each other.
;; SPEC exec-data.drop, alloc-data
(module $a
  (memory 1)
  (data $d "\01")
  (func (export "drop") (data.drop $d))
  (func (export "init") (memory.init $d (i32.const 0) (i32.const 0) (i32.const 1)))
)
(module $b
  (memory 1)
  (data $d "\01")
  (func (export "init") (memory.init $d (i32.const 0) (i32.const 0) (i32.const 1)))
)
(assert_return (invoke $a "drop"))
(assert_trap (invoke $a "init") "out of bounds memory access")
(assert_return (invoke $b "init"))

;; The operands are unsigned: a length of 2^31 is no negative number.
;; SPEC exec-memory.fill, exec-memory.copy
(module
  (memory 1)
  (func (export "fill") (memory.fill (i32.const 0x80000000) (i32.const 1) (i32.const 0x80000000)))
  (func (export "copy") (memory.copy (i32.const 0x80000000) (i32.const 0) (i32.const 0x80000000)))
)
(assert_trap (invoke "fill") "out of bounds memory access")
(assert_trap (invoke "copy") "out of bounds memory access")
