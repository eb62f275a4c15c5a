;;! features: module-linking
;; An instance is imported, and its exports are reached by aliases.

(module $i
  (global $n (mut i32) (i32.const 0))
  (func (export "f1") (global.set $n (i32.add (global.get $n) (i32.const 1))))
  (func (export "f2") (param i32) (global.set $n (i32.add (global.get $n) (local.get 0))))
  (func (export "n") (result i32) (global.get $n)))
(register "i" $i)

;; The Explainer's import, and an alias of each export.
;; SPEC module-linking/Explainer#instance-imports-and-aliases
;; REQ L-059
(module
  (import "i" (instance $i
    (export "f1" (func))
    (export "f2" (func (param i32)))
  ))
)
(module
  (import "i" (instance $i
    (export "f1" (func))
    (export "f2" (func (param i32)))
  ))
  (alias $i "f1" (func $f1))
  (alias $i "f2" (func $f2))
  (func (export "run") (call $f1) (call $f2 (i32.const 10))))
(invoke "run")
(assert_return (invoke $i "n") (i32.const 11))

;; It has an index among the instances, in the order of the imports, and takes none among the functions.
;; SPEC module-linking/Explainer#instance-imports-and-aliases; module-linking/Binary#module-level-updates
;; REQ L-059
(module $j (func (export "f1") (result i32) (i32.const 5)))
(register "j" $j)
(module
  (import "i" (instance (export "n" (func (result i32)))))
  (import "j" (instance (export "f1" (func (result i32)))))
  (func (export "own") (result i32) (i32.const 6))
  (alias 1 "f1" (func $f1))
  (alias 0 "n" (func $n))
  (func (export "run") (result i32 i32) (call $f1) (call $n)))
(assert_return (invoke "run") (i32.const 5) (i32.const 11))
(assert_return (invoke "own") (i32.const 6))

;; The identifiers of the exports in its type, and its own identifier, name no function.
;; SPEC module-linking/Explainer#instance-imports-and-aliases
;; REQ L-059
(assert_malformed (module quote "(import \"i\" (instance $i (export \"f1\" (func $f1)))) (func (call $f1))") "unknown func")
(assert_malformed (module quote "(import \"i\" (instance $i (export \"f1\" (func)))) (func (call $i))") "unknown func")
(assert_invalid (module (import "i" (instance (export "f1" (func)))) (func (call 1))) "unknown func")
(assert_invalid (module (import "i" (instance (export "f1" (func)))) (export "f" (func 0))) "unknown func")

;; In binary: the descriptor 06 with a type.
;; SPEC module-linking/Binary#import-section-updates; module-linking/Binary#alias-section-16
;; REQ L-059
(module binary "\00asm" "\01\00\00\00"
  "\01\0d\01\62\02" ;; types: an instance type of two items
    "\01\60\00\01\7f" ;; a type: [] -> [i32]
    "\07\01n\00\00" ;; an export: "n", a function of type 0
  "\02\07\01\01i\00\ff\06\00" ;; imports: "i", an instance of type 0
  "\10\06\01\00\00\00\01n" ;; aliases: export "n" of instance 0, a function
  "\07\07\01\03run\00\00" ;; exports: "run", function 0
)
(assert_return (invoke "run") (i32.const 11))
