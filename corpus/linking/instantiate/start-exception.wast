;;! features: module-linking
;; An exhausted stack in the start function of a nested instance ends the instantiation as such; an exception that is
;; caught does not end it. (One that is not caught: exception.t, as the script format has no assertion for it.)

(module $log
  (global $n (mut i32) (i32.const 0))
  (tag (export "e") (param i32))
  (func (export "add") (param i32) (global.set $n (i32.add (i32.mul (global.get $n) (i32.const 10)) (local.get 0))))
  (func (export "take") (result i32) (global.get $n) (global.set $n (i32.const 0))))
(register "log" $log)

;; An exception that the child catches itself is none.
;; SPEC module-linking/Explainer#module-imports-and-nested-instances
;; REQ L-098
(module
  (import "log" (instance $log (export "e" (tag (param i32))) (export "add" (func (param i32)))))
  (module $child
    (import "log" "e" (tag $e (param i32)))
    (import "log" "add" (func $add (param i32)))
    (func $s
      (block $h (result i32) (try_table (catch $e $h) (throw $e (i32.const 6))) (return))
      (call $add))
    (start $s))
  (instance (instantiate $child (import "log" (instance $log)))))
(assert_return (invoke $log "take") (i32.const 6))

;; Endless recursion in a child; the store stays usable.
;; SPEC module-linking/Explainer#module-imports-and-nested-instances
;; REQ L-098
(assert_exhaustion
  (module
    (import "log" "add" (func $add (param i32)))
    (module $child (import "add" (func $add (param i32))) (func $s (call $s)) (start $s))
    (instance (instantiate $child (import "add" (func $add))))
    (func $s (call $add (i32.const 3)))
    (start $s))
  "call stack exhausted")
(assert_return (invoke $log "take") (i32.const 0))
(module
  (import "log" "add" (func $add (param i32)))
  (module $child (import "add" (func $add (param i32))) (func $s (call $add (i32.const 7))) (start $s))
  (instance (instantiate $child (import "add" (func $add)))))
(assert_return (invoke $log "take") (i32.const 7))
