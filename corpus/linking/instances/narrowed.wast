;;! features: module-linking
;; An imported instance has the exports of its declared type, and hands on no others; an imported module stays whole.

(module $wide
  (func (export "f") (result i32) (i32.const 1))
  (func (export "g") (result i32) (i32.const 2))
  (module $M
    (func (export "f") (result i32) (i32.const 3))
    (func (export "g") (result i32) (i32.const 4)))
  (export "M" (module $M)))
(register "wide" $wide)

;; The instance goes through a module that declares `f` alone: `f` is there afterwards, `g` is not.
;; SPEC module-linking/Explainer#instance-imports-and-aliases
;; REQ L-065
(module $mid (import "wide" (instance $w (export "f" (func (result i32))))) (export "w" (instance $w)))
(register "mid" $mid)
(module (import "mid" (instance $m (export "w" (instance (export "f" (func (result i32))))))) (export "f" (func $m "w" "f")))
(assert_return (invoke "f") (i32.const 1))
(module (import "mid" "w" (instance $w (export "f" (func (result i32))))) (export "f" (func $w "f")))
(assert_return (invoke "f") (i32.const 1))
(assert_unlinkable
  (module (import "mid" (instance (export "w" (instance (export "g" (func (result i32))))))))
  "incompatible import type")
(assert_unlinkable
  (module (import "mid" "w" (instance (export "f" (func (result i32))) (export "g" (func (result i32))))))
  "incompatible import type")

;; The two-level spelling hands on the same.
;; SPEC module-linking/Explainer#instance-imports-and-aliases
;; REQ L-065
(module $mid2 (import "wide" "f" (func (result i32))) (export "w" (instance 0)))
(register "mid2" $mid2)
(module (import "mid2" "w" (instance $w (export "f" (func (result i32))))) (export "f" (func $w "f")))
(assert_return (invoke "f") (i32.const 1))
(assert_unlinkable
  (module (import "mid2" "w" (instance (export "g" (func (result i32))))))
  "incompatible import type")

;; Within one module: the wide instance goes through a child, whose export has the narrow type.
;; SPEC module-linking/Explainer#instance-imports-and-aliases
;; REQ L-065
(assert_invalid
  (module
    (import "wide" (instance $w (export "f" (func (result i32))) (export "g" (func (result i32)))))
    (module $narrow (import "w" (instance $w (export "f" (func (result i32))))) (export "w" (instance $w)))
    (instance $n (instantiate $narrow (import "w" (instance $w))))
    (export "g" (func $n "w" "g")))
  "unknown export")

;; Instances inside are narrowed as well.
;; SPEC module-linking/Explainer#instance-imports-and-aliases
;; REQ L-065
(module $deep
  (import "wide" (instance $w (export "f" (func (result i32))) (export "g" (func (result i32)))))
  (export "w" (instance $w)))
(register "deep" $deep)
(module $mid3
  (import "deep" (instance $d (export "w" (instance (export "g" (func (result i32)))))))
  (export "d" (instance $d)))
(register "mid3" $mid3)
(module
  (import "mid3" (instance $m (export "d" (instance (export "w" (instance (export "g" (func (result i32)))))))))
  (export "g" (func $m "d" "w" "g")))
(assert_return (invoke "g") (i32.const 2))
(assert_unlinkable
  (module (import "mid3" (instance (export "d" (instance (export "w" (instance (export "f" (func (result i32))))))))))
  "incompatible import type")

;; A module is a closed value: through a module that declares `f` alone it keeps `g`.
;; SPEC module-linking/Explainer#nested-modules
;; REQ L-065
(module $mid4 (import "wide" "M" (module $M (export "f" (func (result i32))))) (export "M" (module $M)))
(register "mid4" $mid4)
(module
  (import "mid4" "M" (module $M (export "f" (func (result i32))) (export "g" (func (result i32)))))
  (instance $i (instantiate $M))
  (func (export "run") (result i32 i32) (call (func $i "f")) (call (func $i "g"))))
(assert_return (invoke "run") (i32.const 3) (i32.const 4))
