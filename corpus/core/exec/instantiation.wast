;; Instantiation: the order of its steps, active segments and their traps, start, shared and separate state.
;; SPEC exec-instantiation, alloc-module, aux-rundata, aux-runelem, eval-globals

;; Globals are evaluated in order and may read imported globals; table and memory start as declared.
;; SPEC eval-globals, alloc-global, alloc-table, alloc-mem
(module
  (import "spectest" "global_i32" (global $i i32))
  (import "spectest" "global_f64" (global $d f64))
  (global $a i32 (global.get $i))
  (global $b f64 (global.get $d))
  (global $c (mut i64) (i64.const -1))
  (memory 1) (table 2 funcref)
  (func (export "a") (result i32) (global.get $a))
  (func (export "b") (result f64) (global.get $b))
  (func (export "c") (result i64) (global.get $c))
  (func (export "sizes") (result i32 i32) (memory.size) (table.size 0))
)
(assert_return (invoke "a") (i32.const 666))
(assert_return (invoke "b") (f64.const 666.6))
(assert_return (invoke "c") (i64.const -1))
(assert_return (invoke "sizes") (i32.const 1) (i32.const 2))

;; Active segments are written at their offsets, later ones over earlier ones.
;; SPEC aux-rundata, aux-runelem
(module
  (import "spectest" "global_i32" (global $i i32))
  (memory 1)
  (table 700 funcref)
  (func $one (result i32) (i32.const 1))
  (func $two (result i32) (i32.const 2))
  (data (i32.const 0) "abcdef")
  (data (i32.const 2) "XY")
  (data (global.get $i) "g")
  (data (i32.const 65536) "")
  (data (i32.const 65535) "z")
  (elem (i32.const 0) $one $one $one)
  (elem (i32.const 1) $two)
  (elem (global.get $i) $two)
  (elem (i32.const 700))
  (func (export "byte") (param i32) (result i32) (i32.load8_u (local.get 0)))
  (func (export "call") (param i32) (result i32) (call_indirect (result i32) (local.get 0)))
)
(assert_return (invoke "byte" (i32.const 0)) (i32.const 97))
(assert_return (invoke "byte" (i32.const 1)) (i32.const 98))
(assert_return (invoke "byte" (i32.const 2)) (i32.const 88))
(assert_return (invoke "byte" (i32.const 3)) (i32.const 89))
(assert_return (invoke "byte" (i32.const 4)) (i32.const 101))
(assert_return (invoke "byte" (i32.const 666)) (i32.const 103))
(assert_return (invoke "byte" (i32.const 65535)) (i32.const 122))
(assert_return (invoke "call" (i32.const 0)) (i32.const 1))
(assert_return (invoke "call" (i32.const 1)) (i32.const 2))
(assert_return (invoke "call" (i32.const 2)) (i32.const 1))
(assert_return (invoke "call" (i32.const 666)) (i32.const 2))
(assert_trap (invoke "call" (i32.const 3)) "uninitialized element")

;; A segment that does not fit traps the instantiation, an empty one past the end too.
;; SPEC aux-rundata, aux-runelem; Step_read/memory.init-oob, Step_read/table.init-oob
(assert_trap (module (memory 1) (data (i32.const 65536) "a")) "out of bounds memory access")
(assert_trap (module (memory 1) (data (i32.const 65535) "ab")) "out of bounds memory access")
(assert_trap (module (memory 0) (data (i32.const 0) "a")) "out of bounds memory access")
(assert_trap (module (memory 0) (data (i32.const 1) "")) "out of bounds memory access")
(assert_trap (module (memory 1) (data (i32.const -1) "a")) "out of bounds memory access")
(assert_trap (module (memory 1) (data (i32.const 65537) "")) "out of bounds memory access")
(assert_trap (module (memory 0 1) (data (i32.const 0) "a")) "out of bounds memory access")
(assert_trap (module (table 1 funcref) (func $f) (elem (i32.const 1) $f)) "out of bounds table access")
(assert_trap (module (table 1 funcref) (func $f) (elem (i32.const 0) $f $f)) "out of bounds table access")
(assert_trap (module (table 0 funcref) (elem (i32.const 1))) "out of bounds table access")
(assert_trap (module (table 1 funcref) (func $f) (elem (i32.const -1) $f)) "out of bounds table access")
(assert_trap (module (table 0 1 externref) (elem (i32.const 0) externref (ref.null extern))) "out of bounds table access")

;; What was written before the trap stays in imported memories and tables; what comes after is not written.
;; SPEC exec-instantiation, aux-rundata
(module $host
  (memory (export "mem") 1)
  (table (export "tab") 10 funcref)
  (global $n (mut i32) (i32.const 0))
  (func (export "tick") (global.set $n (i32.add (global.get $n) (i32.const 1))))
  (func (export "ticks") (result i32) (global.get $n))
  (func (export "byte") (param i32) (result i32) (i32.load8_u (local.get 0)))
  (func (export "call") (param i32) (result i32) (call_indirect (result i32) (local.get 0)))
  (func (export "is-null") (param i32) (result i32) (ref.is_null (table.get 0 (local.get 0))))
)
(register "host" $host)
(assert_trap
  (module
    (import "host" "mem" (memory 1))
    (data (i32.const 0) "first")
    (data (i32.const 65534) "too long")
    (data (i32.const 100) "never")
  )
  "out of bounds memory access")
(assert_return (invoke $host "byte" (i32.const 0)) (i32.const 102))
(assert_return (invoke $host "byte" (i32.const 4)) (i32.const 116))
(assert_return (invoke $host "byte" (i32.const 65534)) (i32.const 0))
(assert_return (invoke $host "byte" (i32.const 100)) (i32.const 0))
(assert_trap
  (module
    (import "host" "tab" (table 10 funcref))
    (func $f (result i32) (i32.const 42))
    (elem (i32.const 0) $f)
    (elem (i32.const 9) $f $f)
    (elem (i32.const 5) $f)
  )
  "out of bounds table access")
(assert_return (invoke $host "call" (i32.const 0)) (i32.const 42))
(assert_return (invoke $host "is-null" (i32.const 9)) (i32.const 1))
(assert_return (invoke $host "is-null" (i32.const 5)) (i32.const 1))

;; Element segments are written before data segments, both before start; a trap leaves start unrun.
;; SPEC exec-instantiation; $instantiate
(assert_trap
  (module
    (import "host" "mem" (memory 1))
    (import "host" "tab" (table 10 funcref))
    (import "host" "tick" (func $tick))
    (func $f (result i32) (i32.const 43))
    (data (i32.const 200) "data")
    (elem (i32.const 1) $f)
    (elem (i32.const 10) $f)
    (start $tick)
  )
  "out of bounds table access")
(assert_return (invoke $host "call" (i32.const 1)) (i32.const 43))
(assert_return (invoke $host "byte" (i32.const 200)) (i32.const 0))
(assert_return (invoke $host "ticks") (i32.const 0))
(assert_trap
  (module
    (import "host" "mem" (memory 1))
    (import "host" "tab" (table 10 funcref))
    (import "host" "tick" (func $tick))
    (func $f (result i32) (i32.const 44))
    (data (i32.const 65536) "data")
    (elem (i32.const 2) $f)
    (start $tick)
  )
  "out of bounds memory access")
(assert_return (invoke $host "call" (i32.const 2)) (i32.const 44))
(assert_return (invoke $host "ticks") (i32.const 0))

;; start runs once, after the segments, and sees them.
;; SPEC exec-instantiation, syntax-start
(module
  (import "host" "tick" (func $tick))
  (memory 1)
  (table 1 funcref)
  (global $seen (mut i32) (i32.const -1))
  (data (i32.const 7) "\2a")
  (elem (i32.const 0) $get)
  (func $get (result i32) (i32.load8_u (i32.const 7)))
  (func $main (call $tick) (global.set $seen (call_indirect (result i32) (i32.const 0))))
  (start $main)
  (func (export "seen") (result i32) (global.get $seen))
)
(assert_return (invoke "seen") (i32.const 42))
(assert_return (invoke $host "ticks") (i32.const 1))

;; A trap in start makes the instantiation trap; its effects on what it imports stay.
;; SPEC exec-instantiation; Step_pure/unreachable
(assert_trap (module (func $s (unreachable)) (start $s)) "unreachable")
(assert_trap
  (module (import "host" "tick" (func $tick)) (func $s (call $tick) (unreachable)) (start $s))
  "unreachable")
(assert_return (invoke $host "ticks") (i32.const 2))
(assert_trap
  (module (func $s (drop (i32.div_u (i32.const 1) (i32.const 0)))) (start $s))
  "integer divide by zero")

;; A function of a module whose instantiation trapped stays callable through the table that holds it.
;; SPEC exec-instantiation, syntax-funcinst
(assert_trap
  (module
    (import "host" "tab" (table 10 funcref))
    (global $g (mut i32) (i32.const 7))
    (func $f (result i32) (global.set $g (i32.add (global.get $g) (i32.const 1))) (global.get $g))
    (elem (i32.const 6) $f)
    (func $s (unreachable))
    (start $s)
  )
  "unreachable")
(assert_return (invoke $host "call" (i32.const 6)) (i32.const 8))
(assert_return (invoke $host "call" (i32.const 6)) (i32.const 9))

;; Two instances of equal modules have state of their own.
;; SPEC alloc-module, syntax-moduleinst
(module $m1
  (memory 1) (global $g (mut i32) (i32.const 0))
  (func (export "inc") (result i32)
    (global.set $g (i32.add (global.get $g) (i32.const 1)))
    (i32.store (i32.const 0) (i32.add (i32.load (i32.const 0)) (i32.const 10)))
    (i32.add (global.get $g) (i32.load (i32.const 0))))
)
(module $m2
  (memory 1) (global $g (mut i32) (i32.const 0))
  (func (export "inc") (result i32)
    (global.set $g (i32.add (global.get $g) (i32.const 1)))
    (i32.store (i32.const 0) (i32.add (i32.load (i32.const 0)) (i32.const 10)))
    (i32.add (global.get $g) (i32.load (i32.const 0))))
)
(assert_return (invoke $m1 "inc") (i32.const 11))
(assert_return (invoke $m1 "inc") (i32.const 22))
(assert_return (invoke $m2 "inc") (i32.const 11))
