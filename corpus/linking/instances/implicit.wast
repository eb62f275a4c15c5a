;;! features: module-linking
;; The instance that two-level imports stand for has an index of its own: aliases and arguments name it by number.

(module $m
  (func (export "f") (result i32) (i32.const 1))
  (func (export "g") (result i32) (i32.const 2))
  (memory (export "mem") 1)
  (global (export "n") i32 (i32.const 3)))
(register "m" $m)
(module $o (func (export "h") (result i32) (i32.const 4)))
(register "o" $o)

;; An alias of it is a new function; the fields keep their own indices, in each index space.
;; SPEC module-linking/Explainer#instance-imports-and-aliases; module-linking/Subtyping#import-elaboration
;; REQ L-219
(module
  (import "m" "f" (func (result i32)))
  (import "m" "n" (global i32))
  (import "m" "mem" (memory 1))
  (import "m" "g" (func (result i32)))
  (alias 0 "g" (func))
  (alias 0 "n" (global))
  (func (result i32) (i32.const 9))
  (func (export "funcs") (result i32 i32 i32 i32) (call 0) (call 1) (call 2) (call 3))
  (func (export "globals") (result i32 i32) (global.get 0) (global.get 1))
  (func (export "memory") (result i32) (memory.size 0)))
(assert_return (invoke "funcs") (i32.const 1) (i32.const 2) (i32.const 2) (i32.const 9))
(assert_return (invoke "globals") (i32.const 3) (i32.const 3))
(assert_return (invoke "memory") (i32.const 1))
(assert_invalid
  (module (import "m" "f" (func)) (alias 0 "f" (func)) (func (call 3)))
  "unknown func")

;; It is passed on as an argument, by number; the child sees all its fields.
;; SPEC module-linking/Explainer#module-imports-and-nested-instances; module-linking/Explainer#instance-imports-and-aliases
;; REQ L-219
(module
  (import "m" "f" (func (result i32)))
  (import "m" "g" (func (result i32)))
  (module $child
    (import "x" (instance $x (export "g" (func (result i32))) (export "f" (func (result i32)))))
    (func (export "run") (result i32 i32) (call (func $x "f")) (call (func $x "g"))))
  (instance $c (instantiate $child (import "x" (instance 0))))
  (export "run" (func $c "run")))
(assert_return (invoke "run") (i32.const 1) (i32.const 2))

;; To a child whose import is written with two names, too: that is an instance import as well.
;; SPEC module-linking/Explainer#instance-imports-and-aliases; module-linking/Subtyping#import-elaboration
;; REQ L-219
(module
  (import "m" "f" (func (result i32)))
  (module $child
    (import "x" "f" (func $f (result i32)))
    (func (export "run") (result i32) (call $f)))
  (instance $c (instantiate $child (import "x" (instance 0))))
  (export "run" (func $c "run")))
(assert_return (invoke "run") (i32.const 1))

;; It has the fields that were imported, no other export of the module that supplies them.
;; SPEC module-linking/Explainer#instance-imports-and-aliases
;; REQ L-219
(assert_invalid
  (module (import "m" "f" (func (result i32))) (alias 0 "g" (func)))
  "unknown export")
(assert_invalid
  (module
    (import "m" "f" (func (result i32)))
    (module $child (import "x" (instance (export "g" (func (result i32))))))
    (instance (instantiate $child (import "x" (instance 0)))))
  "type mismatch")

;; Mixed with instance imports of one name: each instance stands where it, or the first of its fields, is written.
;; SPEC module-linking/Explainer#instance-imports-and-aliases; module-linking/Subtyping#import-elaboration
;; REQ L-219
(module
  (import "o" (instance (export "h" (func (result i32)))))
  (import "m" "f" (func (result i32)))
  (module $child
    (import "x" (instance $x (export "f" (func (result i32)))))
    (import "y" (instance $y (export "h" (func (result i32)))))
    (func (export "run") (result i32 i32) (call (func $x "f")) (call (func $y "h"))))
  (alias 0 "h" (func))
  (alias 1 "f" (func))
  (instance $c (instantiate $child (import "x" (instance 1)) (import "y" (instance 0))))
  (func (export "own") (result i32 i32 i32) (call 0) (call 1) (call 2))
  (export "run" (func $c "run")))
(assert_return (invoke "own") (i32.const 1) (i32.const 4) (i32.const 1))
(assert_return (invoke "run") (i32.const 1) (i32.const 4))
(module
  (import "m" "f" (func (result i32)))
  (import "o" (instance (export "h" (func (result i32)))))
  (import "m" "g" (func (result i32)))
  (alias 1 "h" (func))
  (alias 0 "g" (func))
  (func (export "own") (result i32 i32 i32 i32) (call 0) (call 1) (call 2) (call 3)))
(assert_return (invoke "own") (i32.const 1) (i32.const 2) (i32.const 4) (i32.const 2))
(assert_invalid
  (module
    (import "m" "f" (func (result i32)))
    (import "o" (instance (export "h" (func (result i32)))))
    (alias 0 "h" (func)))
  "unknown export")
(assert_invalid
  (module
    (import "m" "f" (func (result i32)))
    (import "o" (instance (export "h" (func (result i32)))))
    (import "m" "g" (func (result i32)))
    (alias 2 "g" (func)))
  "unknown instance")

;; It can be exported, with the type of its fields.
;; SPEC module-linking/Explainer#module-and-instance-exports
;; REQ L-219
(module $e (import "m" "g" (func (result i32))) (export "i" (instance 0)))
(register "e" $e)
(module (import "e" "i" (instance (export "g" (func (result i32))))) (export "g" (func 0 "i" "g")))
(assert_return (invoke "g") (i32.const 2))

;; In binary: function 1 is the alias of function 0's field, instance 0.
;; SPEC module-linking/Binary#alias-section-16; module-linking/Binary#module-level-updates
;; REQ L-219
(module binary "\00asm" "\01\00\00\00"
  "\01\05\01\60\00\01\7f" ;; types: [] -> [i32]
  "\02\07\01\01m\01f\00\00" ;; imports: "m" "f", a function of type 0
  "\10\06\01\00\00\00\01f" ;; aliases: export "f" of instance 0, a function
  "\07\07\01\03run\00\01" ;; exports: "run", function 1
)
(assert_return (invoke "run") (i32.const 1))
