;; Tables with 64-bit indices.
;; SPEC exec-table.get, exec-table.set, exec-table.size, exec-table.grow, exec-table.fill, exec-table.copy, exec-table.init, exec-call_indirect
(module
  (type $i (func (result i32)))
  (table $t i64 4 8 funcref) (table $s 4 funcref)
  (elem (table $t) (i64.const 1) func $one $two)
  (elem $e func $one $two $three)
  (func $one (result i32) (i32.const 1)) (func $two (result i32) (i32.const 2)) (func $three (result i32) (i32.const 3))
  (func (export "null") (param i64) (result i32) (ref.is_null (table.get $t (local.get 0))))
  (func (export "set") (param i64) (table.set $t (local.get 0) (ref.func $three)))
  (func (export "call") (param i64) (result i32) (call_indirect $t (type $i) (local.get 0)))
  (func (export "tail") (param i64) (result i32) (return_call_indirect $t (type $i) (local.get 0)))
  (func (export "size") (result i64) (table.size $t))
  (func (export "grow") (param i64) (result i64) (table.grow $t (ref.func $two) (local.get 0)))
  (func (export "fill") (param i64 i64) (table.fill $t (local.get 0) (ref.func $three) (local.get 1)))
  (func (export "copy") (param i64 i64 i64) (table.copy $t $t (local.get 0) (local.get 1) (local.get 2)))
  (func (export "copy-t-s") (param i64 i32 i32) (table.copy $t $s (local.get 0) (local.get 1) (local.get 2)))
  (func (export "copy-s-t") (param i32 i64 i32) (table.copy $s $t (local.get 0) (local.get 1) (local.get 2)))
  (func (export "call-s") (param i32) (result i32) (call_indirect $s (type $i) (local.get 0)))
  (func (export "init") (param i64 i32 i32) (table.init $t $e (local.get 0) (local.get 1) (local.get 2)))
)

;; get, set and calls: the whole index counts.
;; SPEC exec-table.get, exec-table.set, exec-call_indirect, exec-return_call_indirect; Step_read/table.get-val, Step_read/table.get-oob, Step/table.set-val, Step/table.set-oob, Step_pure/call_indirect
(assert_return (invoke "null" (i64.const 0)) (i32.const 1))
(assert_return (invoke "null" (i64.const 1)) (i32.const 0))
(assert_return (invoke "call" (i64.const 1)) (i32.const 1))
(assert_return (invoke "tail" (i64.const 2)) (i32.const 2))
(assert_trap (invoke "call" (i64.const 0)) "uninitialized element")
(assert_trap (invoke "call" (i64.const 4)) "undefined element")
(assert_trap (invoke "call" (i64.const 0x100000001)) "undefined element")
(assert_trap (invoke "tail" (i64.const 0x100000001)) "undefined element")
(assert_trap (invoke "call" (i64.const -1)) "undefined element")
(assert_trap (invoke "null" (i64.const 4)) "out of bounds table access")
(assert_trap (invoke "null" (i64.const 0x100000000)) "out of bounds table access")
(assert_return (invoke "set" (i64.const 3)))
(assert_return (invoke "call" (i64.const 3)) (i32.const 3))
(assert_trap (invoke "set" (i64.const 4)) "out of bounds table access")
(assert_trap (invoke "set" (i64.const 0x100000000)) "out of bounds table access")

;; Size and growth are i64.
;; SPEC exec-table.size, exec-table.grow; Step_read/table.size, Step/table.grow-succeed, Step/table.grow-fail
(assert_return (invoke "size") (i64.const 4))
(assert_return (invoke "grow" (i64.const 1)) (i64.const 4))
(assert_return (invoke "call" (i64.const 4)) (i32.const 2))
(assert_return (invoke "grow" (i64.const 4)) (i64.const -1))
(assert_return (invoke "grow" (i64.const 0x100000000)) (i64.const -1))
(assert_return (invoke "grow" (i64.const -1)) (i64.const -1))
(assert_return (invoke "size") (i64.const 5))

;; fill, copy, init
;; SPEC exec-table.fill, exec-table.copy, exec-table.init; Step_read/table.fill-succ, Step_read/table.fill-oob, Step_read/table.copy-le, Step_read/table.copy-oob, Step_read/table.init-succ, Step_read/table.init-oob
(assert_return (invoke "fill" (i64.const 0) (i64.const 1)))
(assert_return (invoke "call" (i64.const 0)) (i32.const 3))
(assert_return (invoke "fill" (i64.const 5) (i64.const 0)))
(assert_trap (invoke "fill" (i64.const 6) (i64.const 0)) "out of bounds table access")
(assert_trap (invoke "fill" (i64.const 0) (i64.const 0x100000001)) "out of bounds table access")
(assert_trap (invoke "fill" (i64.const 1) (i64.const -1)) "out of bounds table access")
(assert_return (invoke "call" (i64.const 1)) (i32.const 1))
(assert_return (invoke "copy" (i64.const 3) (i64.const 0) (i64.const 2)))
(assert_return (invoke "call" (i64.const 4)) (i32.const 1))
(assert_trap (invoke "copy" (i64.const 0) (i64.const 0) (i64.const 0x100000000)) "out of bounds table access")
(assert_trap (invoke "copy" (i64.const 0) (i64.const 0x100000000) (i64.const 1)) "out of bounds table access")
(assert_return (invoke "copy-s-t" (i32.const 2) (i64.const 1) (i32.const 2)))
(assert_return (invoke "call-s" (i32.const 3)) (i32.const 2))
(assert_return (invoke "copy-t-s" (i64.const 0) (i32.const 3) (i32.const 1)))
(assert_return (invoke "call" (i64.const 0)) (i32.const 2))
(assert_trap (invoke "copy-t-s" (i64.const 0x100000000) (i32.const 0) (i32.const 1)) "out of bounds table access")
(assert_return (invoke "init" (i64.const 2) (i32.const 1) (i32.const 2)))
(assert_return (invoke "call" (i64.const 2)) (i32.const 2))
(assert_return (invoke "call" (i64.const 3)) (i32.const 3))
(assert_trap (invoke "init" (i64.const 0x100000000) (i32.const 0) (i32.const 1)) "out of bounds table access")
(assert_trap (invoke "init" (i64.const 0) (i32.const 2) (i32.const 2)) "out of bounds table access")

;; Active segments; elements in place of limits
;; SPEC exec-instantiation, text-table-abbrev; Telemtable/abbrev, Elemmode_ok/active
(assert_trap (module (table i64 1 funcref) (func $f) (elem (i64.const 0x100000000) $f)) "out of bounds table access")
(module (table $t i64 funcref (elem $f $f)) (func $f) (func (export "size") (result i64) (table.size $t)))
(assert_return (invoke "size") (i64.const 2))
