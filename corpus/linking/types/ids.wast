;;! features: module-linking
;; An import or export in a type may carry an identifier, which nobody can use.

;; The module type of the Explainer's first example of `instance`, filled in.
;; SPEC module-linking/Explainer#module-imports-and-nested-instances
;; REQ L-032
(module
  (module $parent
    (import "M" (module $M
      (import "in" (func))
      (export "out" (func $out))
    ))
    (import "f" (func $f))
    (instance $i (instantiate $M (import "in" (func $f))))
    (func (export "run")
      call (func $i "out")
    )
  )
  (module $M (import "in" (func $in)) (func (export "out") (call $in) (call $in)))
  (module $count
    (global $n (mut i32) (i32.const 0))
    (func (export "f") (global.set $n (i32.add (global.get $n) (i32.const 1))))
    (func (export "n") (result i32) (global.get $n)))
  (instance $count (instantiate $count))
  (instance $parent (instantiate $parent (import "M" (module $M)) (import "f" (func $count "f"))))
  (export "run" (func $parent "run"))
  (export "n" (func $count "n")))
(invoke "run")
(assert_return (invoke "n") (i32.const 2))

;; One of each kind, in imports and exports, also in the inverted spelling.
;; SPEC module-linking/Explainer#module-imports-and-nested-instances
;; REQ L-032
(module
  (type (module
    (import "f" (func $f)) (import "t" (table $t 1 funcref)) (import "m" (memory $m 1)) (import "g" (global $g i32))
    (import "i" (instance $i)) (import "M" (module $M))
    (export "f" (func $ef)) (export "t" (table $et 1 funcref)) (export "m" (memory $em 1)) (export "g" (global $eg i32))
    (export "i" (instance $ei)) (export "M" (module $eM))
    (func $inverted (export "h") (param $p i32)))))

;; The identifier means nothing outside the type.
;; SPEC module-linking/Explainer#nested-modules
;; REQ L-032
(assert_malformed (module quote "(type (module (export \"out\" (func $out)))) (func (call $out))") "unknown func")
(assert_malformed (module quote "(import \"i\" (instance $i (export \"out\" (func $out)))) (export \"o\" (func $out))") "unknown func")
