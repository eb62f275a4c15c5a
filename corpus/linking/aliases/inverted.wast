;;! features: module-linking
;; An alias may be written with its kind first.

(module $i
  (func (export "f") (result i32) (i32.const 1))
  (table (export "t") 2 funcref)
  (memory (export "m") 3)
  (global (export "g") i32 (i32.const 4))
  (module $M (func (export "f") (result i32) (i32.const 5)))
  (instance $j (instantiate $M))
  (export "M" (module $M))
  (export "j" (instance $j)))
(register "i" $i)

;; One of each kind, used.
;; SPEC module-linking/Explainer#instance-imports-and-aliases
;; REQ L-067
(module
  (import "i" (instance $i
    (export "f" (func (result i32)))
    (export "t" (table 2 funcref))
    (export "m" (memory 3))
    (export "g" (global i32))
    (export "M" (module (export "f" (func (result i32)))))
    (export "j" (instance (export "f" (func (result i32)))))))
  (func $f (alias $i "f"))
  (table $t (alias $i "t"))
  (memory $m (alias $i "m"))
  (global $g (alias $i "g"))
  (module $M (alias $i "M"))
  (instance $j (alias $i "j"))
  (instance $made (instantiate $M))
  (func (export "run") (result i32 i32 i32 i32 i32 i32)
    (call $f) (table.size $t) (memory.size $m) (global.get $g) (call (func $made "f")) (call (func $j "f"))))
(assert_return (invoke "run")
  (i32.const 1) (i32.const 2) (i32.const 3) (i32.const 4) (i32.const 5) (i32.const 5))

;; Nothing else stands in it.
;; SPEC module-linking/Explainer#instance-imports-and-aliases
;; REQ L-067
(assert_malformed (module quote "(import \"i\" (instance $i (export \"f\" (func)))) (func $f (alias $i \"f\") (nop))") "unexpected token")
(assert_malformed (module quote "(import \"i\" (instance $i (export \"f\" (func)))) (func $f (alias $i \"f\") (alias $i \"f\"))") "unexpected token")
(assert_malformed (module quote "(import \"i\" (instance $i (export \"m\" (memory 1)))) (memory (alias $i \"m\") 1)") "unexpected token")
(assert_malformed (module quote "(import \"i\" (instance $i (export \"f\" (func)))) (func $f (alias $i))") "unexpected token")
(assert_malformed (module quote "(import \"i\" (instance $i (export \"f\" (func)))) (func $f (import \"a\") (alias $i \"f\"))") "unexpected token")
