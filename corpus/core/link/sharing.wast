;; Linking with register: functions, globals, memories and tables of one instance used by others.
;; SPEC exec-instantiation, alloc-module, alloc-export, syntax-moduleinst, syntax-externaddr
(module $m
  (global $c (export "c") i32 (i32.const 42))
  (global $v (export "v") (mut i32) (i32.const 100))
  (func (export "get-v") (result i32) (global.get $v))
  (func (export "set-v") (param i32) (global.set $v (local.get 0)))
  (func $add (export "add") (param i32 i32) (result i32) (i32.add (local.get 0) (local.get 1)))
  (memory (export "mem") 1)
  (data (i32.const 10) "\01\02\03\04")
  (func (export "load") (param i32) (result i32) (i32.load8_u (local.get 0)))
  (table (export "tab") 10 funcref)
  (elem (i32.const 2) $two)
  (func $two (result i32) (i32.const 2))
  (func (export "call") (param i32) (result i32) (call_indirect (result i32) (local.get 0)))
)
(register "m" $m)

;; An imported function runs in its own instance; imports take the first indices.
;; SPEC exec-call, syntax-funcinst, alloc-module
(module $n
  (import "m" "add" (func $add (param i32 i32) (result i32)))
  (import "m" "get-v" (func $get-v (result i32)))
  (func $own (result i32) (i32.const -1))
  (func (export "sum") (result i32) (call $add (i32.const 20) (i32.const 22)))
  (func (export "by-index") (result i32) (i32.add (call 0 (i32.const 1) (i32.const 2)) (call 2)))
  (func (export "v") (result i32) (call $get-v))
  (export "add-again" (func $add))
)
(register "n" $n)
(assert_return (invoke $n "sum") (i32.const 42))
(assert_return (invoke $n "by-index") (i32.const 2))
(assert_return (invoke $n "add-again" (i32.const 3) (i32.const 4)) (i32.const 7))
(module $o (import "n" "add-again" (func $f (param i32 i32) (result i32))) (func (export "run") (result i32) (call $f (i32.const 5) (i32.const 6))))
(assert_return (invoke $o "run") (i32.const 11))

;; A mutable global is one place for all who import it; an immutable one keeps its value.
;; SPEC syntax-globalinst, exec-global.set
(module $p
  (import "m" "c" (global $c i32)) (import "m" "v" (global $v (mut i32)))
  (export "v2" (global $v))
  (global $copy i32 (global.get $c))
  (func (export "c") (result i32) (global.get $c)) (func (export "copy") (result i32) (global.get $copy))
  (func (export "get") (result i32) (global.get $v)) (func (export "set") (param i32) (global.set $v (local.get 0)))
)
(assert_return (get $m "c") (i32.const 42))
(assert_return (invoke $p "c") (i32.const 42))
(assert_return (invoke $p "copy") (i32.const 42))
(assert_return (invoke $p "set" (i32.const 7)))
(assert_return (invoke $m "get-v") (i32.const 7))
(assert_return (get $m "v") (i32.const 7))
(assert_return (get $p "v2") (i32.const 7))
(assert_return (invoke $m "set-v" (i32.const 8)))
(assert_return (invoke $p "get") (i32.const 8))
(assert_return (invoke $n "v") (i32.const 8))

;; A memory is one place too: writes, segments and growth are seen by all.
;; SPEC syntax-meminst, aux-rundata
(module $q
  (import "m" "mem" (memory 1))
  (data (i32.const 12) "\aa")
  (func (export "load") (param i32) (result i32) (i32.load8_u (local.get 0)))
  (func (export "store") (param i32 i32) (i32.store8 (local.get 0) (local.get 1)))
)
(assert_return (invoke $q "load" (i32.const 10)) (i32.const 1))
(assert_return (invoke $m "load" (i32.const 12)) (i32.const 0xaa))
(assert_return (invoke $q "store" (i32.const 100) (i32.const 200)))
(assert_return (invoke $m "load" (i32.const 100)) (i32.const 200))
(assert_return (invoke $m "load" (i32.const 13)) (i32.const 4))

;; A table's functions keep their own instance's state, whoever calls them.
;; SPEC syntax-tableinst, aux-runelem, exec-call_indirect
(module $r
  (import "m" "tab" (table 10 funcref))
  (global $g (mut i32) (i32.const 5))
  (func $count (result i32) (global.set $g (i32.add (global.get $g) (i32.const 1))) (global.get $g))
  (elem (i32.const 0) $count)
  (func (export "call") (param i32) (result i32) (call_indirect (result i32) (local.get 0)))
  (func (export "clear") (param i32) (table.set 0 (local.get 0) (ref.null func)))
)
(assert_return (invoke $m "call" (i32.const 0)) (i32.const 6))
(assert_return (invoke $r "call" (i32.const 0)) (i32.const 7))
(assert_return (invoke $r "call" (i32.const 2)) (i32.const 2))
(assert_trap (invoke $m "call" (i32.const 1)) "uninitialized element")
(assert_return (invoke $r "clear" (i32.const 2)))
(assert_trap (invoke $m "call" (i32.const 2)) "uninitialized element")

;; Types of different modules are equal when their structure is.
;; SPEC match-deftype; Deftype_sub/refl
(module $s
  (type (func (param f32))) (type (func)) (type $same (func (result i32)))
  (import "m" "tab" (table 1 funcref))
  (func (export "call") (param i32) (result i32) (call_indirect (type $same) (local.get 0)))
  (func (export "wrong") (param i32) (call_indirect (type 1) (local.get 0)))
)
(assert_return (invoke $s "call" (i32.const 0)) (i32.const 8))
(assert_trap (invoke $s "wrong" (i32.const 0)) "indirect call type mismatch")

;; register binds a name to an instance as often as asked; the newest binding counts, what was linked stays.
;; SPEC exec-instantiation
(module $one (func (export "f") (result i32) (i32.const 1)))
(module $two (func (export "f") (result i32) (i32.const 2)))
(register "lib" $one)
(register "same" $one)
(module $user1 (import "lib" "f" (func (result i32))) (export "f" (func 0)))
(register "lib" $two)
(module $user2 (import "lib" "f" (func (result i32))) (import "same" "f" (func (result i32))) (export "f" (func 0)) (export "g" (func 1)))
(assert_return (invoke $user1 "f") (i32.const 1))
(assert_return (invoke $user2 "f") (i32.const 2))
(assert_return (invoke $user2 "g") (i32.const 1))
;; Without a name register takes the newest instance; names may be empty and hold any character.
;; SPEC exec-instantiation, syntax-name
(module (func (export "") (result i32) (i32.const 3)) (func (export "é") (result i32) (i32.const 4)))
(register "")
(register "\u{20ac}")
(module (import "" "" (func $a (result i32))) (import "€" "\c3\a9" (func $b (result i32))) (func (export "sum") (result i32) (i32.add (call $a) (call $b))))
(assert_return (invoke "sum") (i32.const 7))
