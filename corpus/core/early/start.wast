;; Early Modules.md, the start function: what still holds and what replaced it.

;; It is called after the memory and the table are initialized and before any export.
;; REQ D-033
;; SPEC exec-instantiation
(module
  (memory 1) (data (i32.const 3) "\2a") (table 1 funcref) (elem (i32.const 0) $read)
  (global $seen (mut i32) (i32.const 0))
  (func $read (result i32) (i32.load8_u (i32.const 3)))
  (func $start (global.set $seen (call_indirect (result i32) (i32.const 0))))
  (start $start)
  (func (export "seen") (result i32) (global.get $seen)))
(assert_return (invoke "seen") (i32.const 42))

;; It takes and returns nothing.
;; REQ D-034
;; SPEC valid-start; Start_ok
(module (func $s) (start $s))
(assert_invalid (module (func $s (param i32)) (start $s)) "start function")
(assert_invalid (module (func $s (result i32) (i32.const 0)) (start $s)) "start function")
(assert_invalid (module (func $s (param i32) (result i32) (i32.const 0)) (start $s)) "start function")

;; It may be exported too, and called again.
;; REQ D-035
;; SPEC valid-start, valid-export
(module (global $n (mut i32) (i32.const 0))
  (func $s (export "main") (global.set $n (i32.add (global.get $n) (i32.const 1)))) (start $s)
  (func (export "n") (result i32) (global.get $n)))
(assert_return (invoke "n") (i32.const 1))
(assert_return (invoke "main"))
(assert_return (invoke "n") (i32.const 2))

;; There is at most one.
;; REQ D-036
;; SPEC text-start, binary-startsec, binary-module
(assert_malformed (module quote "(func $a) (func $b) (start $a) (start $b)") "multiple start sections")
(assert_malformed (module quote "(func $a) (start $a) (start $a)") "multiple start sections")
(assert_malformed
  (module binary "\00asm" "\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\08\01\00" "\08\01\00" "\0a\04\01\02\00\0b")
  "unexpected content after last section")

;; It is named by identifier or by index; the index counts the imported functions.
;; REQ D-037
;; SPEC text-start, syntax-funcidx
(module $log (global $n (mut i32) (i32.const 0))
  (func (export "hit") (global.set $n (i32.add (global.get $n) (i32.const 1)))) (func (export "hits") (result i32) (global.get $n)))
(register "log" $log)
(module (import "log" "hit" (func)) (func (unreachable)) (start 0))
(assert_return (invoke $log "hits") (i32.const 1))
(module (import "log" "hit" (func $hit)) (func $own (call $hit) (call $hit)) (start 1))
(assert_return (invoke $log "hits") (i32.const 3))
(module (import "log" "hit" (func $hit)) (func $f (call $hit)) (start $f))
(assert_return (invoke $log "hits") (i32.const 4))

;; It need not be defined in the module: an imported function will do.
;; REQ D-038
;; SPEC valid-start; Start_ok
(module (import "log" "hit" (func $hit)) (start $hit))
(assert_return (invoke $log "hits") (i32.const 5))

;; It is not named by a string.
;; REQ D-039
;; SPEC text-start; Tstart_
(assert_malformed (module quote "(func $main (export \"main\")) (start \"main\")") "unexpected token")
(assert_malformed (module quote "(func (export \"main\")) (start main)") "unknown operator")
