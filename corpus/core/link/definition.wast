;; A module definition is validated and not instantiated; each instance of it has state of its own.
;; SPEC exec-instantiation, valid-module, syntax-moduleinst
(module definition $counter
  (global $n (mut i32) (i32.const 0))
  (memory 1)
  (func (export "inc") (result i32) (global.set $n (i32.add (global.get $n) (i32.const 1))) (global.get $n))
)
(module instance $a $counter)
(module instance $b $counter)
(assert_return (invoke $a "inc") (i32.const 1))
(assert_return (invoke $a "inc") (i32.const 2))
(assert_return (invoke $b "inc") (i32.const 1))
(register "a" $a)
(module (import "a" "inc" (func (result i32))) (export "inc" (func 0)))
(assert_return (invoke "inc") (i32.const 3))

;; Definitions that would not instantiate here: imports that nobody has, a start that traps, sizes at the limits
;; SPEC valid-module, valid-memtype, valid-tabletype; Module_ok, Limits_ok
(module definition (import "nowhere" "nothing" (func)))
(module definition (func $s (unreachable)) (start $s))
(module definition (memory 1) (data (i32.const 65536) "x"))
(module definition (memory 65536))
(module definition (memory 65536 65536))
(module definition (table 0xffffffff funcref))
(module definition (table 0xffffffff 0xffffffff externref))
