;;! features: module-linking
;; Everything that can be exported can be aliased.

;; Explicit aliases, one of each kind, used by their identifiers.
;; SPEC module-linking/Explainer#instance-imports-and-aliases; module-linking/Binary#alias-section-16
;; REQ L-071
(module
  (module $make
    (func (export "f") (result i32) (i32.const 1))
    (table (export "t") 2 funcref)
    (memory (export "m") 1)
    (data (i32.const 0) "\03")
    (global (export "g") i32 (i32.const 4))
    (module $M (func (export "f") (result i32) (i32.const 6)))
    (module $J (func (export "f") (result i32) (i32.const 5)))
    (instance $j (instantiate $J))
    (export "i" (instance $j))
    (export "M" (module $M)))
  (instance $i (instantiate $make))
  (alias $i "f" (func $f))
  (alias $i "t" (table $t))
  (alias $i "m" (memory $m))
  (alias $i "g" (global $g))
  (alias $i "i" (instance $j))
  (alias $i "M" (module $M))
  (instance $made (instantiate $M))
  (alias $j "f" (func $jf))
  (alias $made "f" (func $mf))
  (func (export "run") (result i32 i32 i32 i32 i32 i32)
    (call $f) (table.size $t) (i32.load8_u $m (i32.const 0)) (global.get $g) (call $jf) (call $mf)))
(assert_return (invoke "run") (i32.const 1) (i32.const 2) (i32.const 3) (i32.const 4) (i32.const 5) (i32.const 6))

;; NON-SPEC: a tag, thrown under one alias and caught under another.
;; SPEC module-linking/Explainer#instance-imports-and-aliases
;; REQ L-071
(module
  (module $make (tag (export "e") (param i32)))
  (instance $i (instantiate $make))
  (instance $j (instantiate $make))
  (alias $i "e" (tag $e))
  (alias $i "e" (tag $same))
  (alias $j "e" (tag $other))
  (func (export "run") (result i32)
    (block $h (result i32)
      (block $o (result i32)
        (try_table (catch $other $o) (catch $same $h) (throw $e (i32.const 7)))
        (unreachable))
      (drop)
      (i32.const -1))))
(assert_return (invoke "run") (i32.const 7))

;; Types, data and elements are no exports and have no aliases of this form.
;; SPEC module-linking/Binary#alias-section-16
;; REQ L-071
(assert_malformed (module quote "(import \"i\" (instance $i)) (alias $i \"d\" (data $d))") "unexpected token")
(assert_malformed (module quote "(import \"i\" (instance $i)) (alias $i \"e\" (elem $e))") "unexpected token")
(assert_malformed (module quote "(import \"i\" (instance $i)) (alias $i \"s\" (start))") "unexpected token")
