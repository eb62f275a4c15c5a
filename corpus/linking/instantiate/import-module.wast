;;! features: module-linking
;; A module is imported by its type and instantiated.

(module $sup
  (module $M (import "in" (func $in)) (func (export "out") (call $in) (call $in)))
  (module $plain (func (export "f") (result i32) (i32.const 3)))
  (export "M" (module $M))
  (export "plain" (module $plain)))
(register "sup" $sup)
(module $count
  (global $n (mut i32) (i32.const 0))
  (func (export "f") (global.set $n (i32.add (global.get $n) (i32.const 1))))
  (func (export "n") (result i32) (global.get $n)))
(register "count" $count)

;; The Explainer's module; its imports come two-level here, as a script has no name for a module.
;; SPEC module-linking/Explainer#module-imports-and-nested-instances
;; REQ L-081
(module
  (import "sup" "M" (module $M
    (import "in" (func))
    (export "out" (func $out))
  ))
  (import "count" "f" (func $f))
  (instance $i (instantiate $M (import "in" (func $f))))
  (func (export "run")
    call (func $i "out")
  )
)
(invoke "run")
(assert_return (invoke $count "n") (i32.const 2))

;; As a field of an imported instance.
;; SPEC module-linking/Explainer#module-imports-and-nested-instances; module-linking/Explainer#module-and-instance-exports
;; REQ L-081
(module
  (import "sup" (instance $sup (export "plain" (module (export "f" (func (result i32)))))))
  (instance $i (instantiate (module $sup "plain")))
  (export "f" (func $i "f")))
(assert_return (invoke "f") (i32.const 3))

;; Single-level, from the parent.
;; SPEC module-linking/Explainer#module-imports-and-nested-instances; module-linking/Explainer#single-level-imports
;; REQ L-081
(module
  (module $user
    (import "M" (module $M (import "in" (func)) (export "out" (func $out))))
    (import "f" (func $f))
    (instance $i (instantiate $M (import "in" (func $f))))
    (func (export "run") call (func $i "out")))
  (module $M (import "in" (func $in)) (func (export "out") (call $in)))
  (module $count
    (global $n (mut i32) (i32.const 0))
    (func (export "f") (global.set $n (i32.add (global.get $n) (i32.const 1))))
    (func (export "n") (result i32) (global.get $n)))
  (instance $count (instantiate $count))
  (instance $user (instantiate $user (import "M" (module $M)) (import "f" (func $count "f"))))
  (export "run" (func $user "run"))
  (export "n" (func $count "n")))
(invoke "run")
(assert_return (invoke "n") (i32.const 1))

;; Nobody has it, it is no module, or its type does not fit.
;; SPEC module-linking/Explainer#module-imports-and-nested-instances; module-linking/Subtyping#module-subtyping
;; REQ L-081
(assert_unlinkable (module (import "sup" "nothing" (module))) "unknown import")
(assert_unlinkable (module (import "nobody" (module))) "unknown import")
(assert_unlinkable (module (import "count" "f" (module))) "incompatible import type")
(assert_unlinkable (module (import "sup" "plain" (module (export "f" (func (result i64)))))) "incompatible import type")
(assert_unlinkable (module (import "sup" "M" (module (export "out" (func))))) "incompatible import type")

;; An imported module alone does nothing: it is not instantiated, and the parent has none of its exports.
;; SPEC module-linking/Explainer#module-imports-and-nested-instances
;; REQ L-081
(module $traps
  (module $T (func $s (unreachable)) (start $s))
  (export "T" (module $T)))
(register "traps" $traps)
(module (import "traps" "T" (module)))
(assert_malformed (module quote "(import \"sup\" \"plain\" (module $M (export \"f\" (func)))) (func (call (func $M \"f\")))") "unknown instance")
