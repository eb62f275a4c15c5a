;;! features: +custom-page-sizes
;; Memories with pages of a byte: sizes, growth and bounds count bytes.
;; SPEC custom-page-sizes: Execution

;; memory.size counts pages, whatever their size; the last byte is accessible, the one behind it is not.
;; SPEC custom-page-sizes: memory.size
(module
  (memory $bytes 5 20 (pagesize 1))
  (memory $pages 1 2 (pagesize 65536))
  (func (export "size") (result i32) (memory.size $bytes))
  (func (export "size of pages") (result i32) (memory.size $pages))
  (func (export "grow") (param i32) (result i32) (memory.grow $bytes (local.get 0)))
  (func (export "grow pages") (param i32) (result i32) (memory.grow $pages (local.get 0)))
  (func (export "load8") (param i32) (result i32) (i32.load8_u $bytes (local.get 0)))
  (func (export "load32") (param i32) (result i32) (i32.load $bytes (local.get 0)))
  (func (export "store8") (param i32 i32) (i32.store8 $bytes (local.get 0) (local.get 1)))
  (func (export "fill") (param i32 i32) (memory.fill $bytes (local.get 0) (i32.const 7) (local.get 1)))
  (func (export "copy") (param i32 i32 i32) (memory.copy $bytes $pages (local.get 0) (local.get 1) (local.get 2))))
(assert_return (invoke "size") (i32.const 5))
(assert_return (invoke "size of pages") (i32.const 1))
(assert_return (invoke "store8" (i32.const 4) (i32.const 255)))
(assert_return (invoke "load8" (i32.const 4)) (i32.const 255))
(assert_return (invoke "load32" (i32.const 1)) (i32.const 0xff000000))
(assert_trap (invoke "load8" (i32.const 5)) "out of bounds memory access")
(assert_trap (invoke "load32" (i32.const 2)) "out of bounds memory access")
(assert_trap (invoke "store8" (i32.const 5) (i32.const 0)) "out of bounds memory access")
(assert_trap (invoke "load8" (i32.const -1)) "out of bounds memory access")

;; Growth appends bytes that are zero, up to the maximum, and gives the old size in pages.
;; SPEC custom-page-sizes: memory.grow, Growing memories
(assert_return (invoke "grow" (i32.const 3)) (i32.const 5))
(assert_return (invoke "size") (i32.const 8))
(assert_return (invoke "load32" (i32.const 4)) (i32.const 255))
(assert_trap (invoke "load8" (i32.const 8)) "out of bounds memory access")
(assert_return (invoke "grow" (i32.const 13)) (i32.const -1))
(assert_return (invoke "grow" (i32.const -1)) (i32.const -1))
(assert_return (invoke "grow" (i32.const 0)) (i32.const 8))
(assert_return (invoke "grow" (i32.const 12)) (i32.const 8))
(assert_return (invoke "load8" (i32.const 19)) (i32.const 0))
(assert_return (invoke "grow" (i32.const 1)) (i32.const -1))
(assert_return (invoke "grow pages" (i32.const 1)) (i32.const 1))
(assert_return (invoke "grow pages" (i32.const 1)) (i32.const -1))

;; Bulk instructions keep to the same bounds, between memories of different page sizes as well.
;; SPEC custom-page-sizes: Execution
(assert_return (invoke "fill" (i32.const 16) (i32.const 4)))
(assert_return (invoke "load32" (i32.const 16)) (i32.const 0x07070707))
(assert_trap (invoke "fill" (i32.const 17) (i32.const 4)) "out of bounds memory access")
(assert_return (invoke "copy" (i32.const 16) (i32.const 131068) (i32.const 4)))
(assert_return (invoke "load32" (i32.const 16)) (i32.const 0))
(assert_trap (invoke "copy" (i32.const 16) (i32.const 131069) (i32.const 4)) "out of bounds memory access")
(assert_trap (invoke "copy" (i32.const 17) (i32.const 0) (i32.const 4)) "out of bounds memory access")

;; More than a customary page in bytes, and none at all
;; SPEC custom-page-sizes: memory.size, memory.grow
(module
  (memory $big 65537 (pagesize 1)) (memory $none 0 (pagesize 1))
  (func (export "last") (result i32) (i32.load8_u $big (i32.const 65536)))
  (func (export "behind") (result i32) (i32.load8_u $big (i32.const 65537)))
  (func (export "nothing") (result i32) (i32.load8_u $none (i32.const 0)))
  (func (export "one") (result i32) (drop (memory.grow $none (i32.const 1))) (i32.load8_u $none (i32.const 0)))
  (func (export "all") (result i32) (memory.grow $none (i32.const -1))))
(assert_return (invoke "last") (i32.const 0))
(assert_trap (invoke "behind") "out of bounds memory access")
(assert_trap (invoke "nothing") "out of bounds memory access")
(assert_return (invoke "one") (i32.const 0))
;; 1 + (2^32 - 1) pages are 2^32, which is too many.
;; SPEC custom-page-sizes: Growing memories
(assert_return (invoke "all") (i32.const -1))

;; Segments are in bounds to the byte, also those that give the memory its size.
;; SPEC custom-page-sizes: Text Format; exec-instantiation
(module (memory 3 (pagesize 1)) (data (i32.const 0) "abc"))
(assert_trap (module (memory 3 (pagesize 1)) (data (i32.const 1) "abc")) "out of bounds memory access")
(module
  (memory (pagesize 1) (data "abcde"))
  (func (export "size") (result i32) (memory.size))
  (func (export "grow") (result i32) (memory.grow (i32.const 1)))
  (func (export "last") (result i32) (i32.load8_u (i32.const 4))))
(assert_return (invoke "size") (i32.const 5))
(assert_return (invoke "last") (i32.const 101))
(assert_return (invoke "grow") (i32.const -1))
(module (memory (pagesize 65536) (data "abcde")) (func (export "size") (result i32) (memory.size)))
(assert_return (invoke "size") (i32.const 1))

;; With 64-bit addresses
;; SPEC custom-page-sizes: Binary Encoding, memory.grow
(module
  (memory i64 2 3 (pagesize 1))
  (func (export "size") (result i64) (memory.size))
  (func (export "grow") (param i64) (result i64) (memory.grow (local.get 0)))
  (func (export "load") (param i64) (result i32) (i32.load8_u (local.get 0))))
(assert_return (invoke "grow" (i64.const 1)) (i64.const 2))
(assert_return (invoke "grow" (i64.const 1)) (i64.const -1))
(assert_return (invoke "size") (i64.const 3))
(assert_return (invoke "load" (i64.const 2)) (i32.const 0))
(assert_trap (invoke "load" (i64.const 3)) "out of bounds memory access")
