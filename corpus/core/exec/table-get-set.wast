;; table.get, table.set, table.size, table.grow on tables of both reference types.
;; SPEC exec-table.get, exec-table.set, exec-table.size, exec-table.grow; Step_read/table.get-val, Step/table.set-val, Step_read/table.size, Step/table.grow-succeed
(module
  (table $f 3 funcref)
  (table $x 2 6 externref)
  (table $z 0 externref)
  (type $i (func (result i32)))
  (func $seven (result i32) (i32.const 7))
  (elem declare func $seven)
  (elem (table $f) (i32.const 1) func $seven)
  (func (export "get-x") (param i32) (result externref) (table.get $x (local.get 0)))
  (func (export "set-x") (param i32 externref) (table.set $x (local.get 0) (local.get 1)))
  (func (export "size-x") (result i32) (table.size $x))
  (func (export "grow-x") (param externref i32) (result i32) (table.grow $x (local.get 0) (local.get 1)))
  (func (export "get-f-null") (param i32) (result i32) (ref.is_null (table.get $f (local.get 0))))
  (func (export "get-f-default") (param i32) (result i32) (ref.is_null (table.get 0 (local.get 0))))
  (func (export "set-f") (param i32) (table.set 0 (local.get 0) (ref.func $seven)))
  (func (export "clear-f") (param i32) (table.set $f (local.get 0) (ref.null func)))
  (func (export "copy-entry") (param i32 i32) (table.set $f (local.get 0) (table.get $f (local.get 1))))
  (func (export "call-f") (param i32) (result i32) (call_indirect $f (type $i) (local.get 0)))
  (func (export "size-f") (result i32) (table.size 0))
  (func (export "grow-f") (param i32) (result i32) (table.grow $f (ref.func $seven) (local.get 0)))
  (func (export "size-z") (result i32) (table.size $z))
  (func (export "get-z") (param i32) (result externref) (table.get $z (local.get 0)))
  (func (export "grow-z") (param i32) (result i32) (table.grow $z (ref.null extern) (local.get 0)))
)

;; Entries start null unless a segment or an initialiser fills them.
;; SPEC alloc-table, text-table-abbrev; Step_read/table.get-val
(assert_return (invoke "get-x" (i32.const 0)) (ref.null extern))
(assert_return (invoke "get-x" (i32.const 1)) (ref.null extern))
(assert_return (invoke "get-f-null" (i32.const 0)) (i32.const 1))
(assert_return (invoke "get-f-null" (i32.const 1)) (i32.const 0))
(assert_return (invoke "get-f-default" (i32.const 2)) (i32.const 1))

;; What is set is read again, and nothing beside it changes.
;; SPEC exec-table.set, exec-table.get; Step/table.set-val, Step_read/table.get-val
(assert_return (invoke "set-x" (i32.const 1) (ref.extern 3)))
(assert_return (invoke "get-x" (i32.const 1)) (ref.extern 3))
(assert_return (invoke "get-x" (i32.const 0)) (ref.null extern))
(assert_return (invoke "set-x" (i32.const 1) (ref.null extern)))
(assert_return (invoke "get-x" (i32.const 1)) (ref.null extern))
(assert_return (invoke "set-f" (i32.const 0)))
(assert_return (invoke "call-f" (i32.const 0)) (i32.const 7))
(assert_return (invoke "copy-entry" (i32.const 2) (i32.const 1)))
(assert_return (invoke "call-f" (i32.const 2)) (i32.const 7))
(assert_return (invoke "clear-f" (i32.const 0)))
(assert_trap (invoke "call-f" (i32.const 0)) "uninitialized element")

;; At the size and past it, also seen as unsigned, get and set trap.
;; SPEC exec-table.get, exec-table.set; Step_read/table.get-oob, Step/table.set-oob
(assert_trap (invoke "get-x" (i32.const 2)) "out of bounds table access")
(assert_trap (invoke "get-x" (i32.const -1)) "out of bounds table access")
(assert_trap (invoke "get-x" (i32.const 0x80000000)) "out of bounds table access")
(assert_trap (invoke "get-f-null" (i32.const 3)) "out of bounds table access")
(assert_trap (invoke "get-z" (i32.const 0)) "out of bounds table access")
(assert_trap (invoke "set-x" (i32.const 2) (ref.extern 1)) "out of bounds table access")
(assert_trap (invoke "set-x" (i32.const -1) (ref.extern 1)) "out of bounds table access")
(assert_trap (invoke "set-f" (i32.const 3)) "out of bounds table access")

;; size counts entries.
;; SPEC exec-table.size; Step_read/table.size
(assert_return (invoke "size-f") (i32.const 3))
(assert_return (invoke "size-x") (i32.const 2))
(assert_return (invoke "size-z") (i32.const 0))

;; grow returns the size before and fills the new entries with its operand. HOST: growth may fail at any time; a few entries are taken to succeed.
;; SPEC exec-table.grow, grow-table; Step/table.grow-succeed
(assert_return (invoke "grow-x" (ref.extern 9) (i32.const 0)) (i32.const 2))
(assert_return (invoke "size-x") (i32.const 2))
(assert_return (invoke "grow-x" (ref.extern 9) (i32.const 2)) (i32.const 2))
(assert_return (invoke "size-x") (i32.const 4))
(assert_return (invoke "get-x" (i32.const 1)) (ref.null extern))
(assert_return (invoke "get-x" (i32.const 2)) (ref.extern 9))
(assert_return (invoke "get-x" (i32.const 3)) (ref.extern 9))
(assert_trap (invoke "get-x" (i32.const 4)) "out of bounds table access")
(assert_return (invoke "grow-f" (i32.const 1)) (i32.const 3))
(assert_return (invoke "call-f" (i32.const 3)) (i32.const 7))
(assert_return (invoke "grow-z" (i32.const 1)) (i32.const 0))
(assert_return (invoke "get-z" (i32.const 0)) (ref.null extern))

;; Past the maximum it fails with -1 and nothing changes.
;; SPEC exec-table.grow, grow-table; Step/table.grow-fail
(assert_return (invoke "grow-x" (ref.extern 1) (i32.const 3)) (i32.const -1))
(assert_return (invoke "grow-x" (ref.extern 1) (i32.const -1)) (i32.const -1))
(assert_return (invoke "size-x") (i32.const 4))
(assert_return (invoke "grow-x" (ref.extern 1) (i32.const 2)) (i32.const 4))
(assert_return (invoke "grow-x" (ref.extern 1) (i32.const 1)) (i32.const -1))
(assert_return (invoke "grow-x" (ref.extern 1) (i32.const 0)) (i32.const 6))
(assert_return (invoke "get-x" (i32.const 3)) (ref.extern 9))

;; Without a maximum the bound is 2^32 - 1 entries.
;; SPEC grow-table, valid-tabletype; Step/table.grow-fail
(assert_return (invoke "grow-z" (i32.const -1)) (i32.const -1))
(assert_return (invoke "size-z") (i32.const 1))
