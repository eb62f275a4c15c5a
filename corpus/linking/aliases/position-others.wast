;;! features: module-linking
;; Inline aliases in every place of a global, tag, module or instance index.

(module $i
  (global (export "c") i32 (i32.const 5))
  (global $v (export "v") (mut i32) (i32.const 6))
  (func (export "read") (result i32) (global.get $v))
  (module $M (import "in" (global i32)) (export "out" (global 0)))
  (export "M" (module $M))
  (module $J (func (export "k") (result i32) (i32.const 8)))
  (instance $j (instantiate $J))
  (export "j" (instance $j)))
(register "i" $i)

;; Globals, in bodies and in constant expressions.
;; SPEC module-linking/Explainer#instance-imports-and-aliases
;; REQ L-070
(module
  (import "i" (instance $i (export "c" (global i32)) (export "v" (global (mut i32)))))
  (global $own i32 (i32.add (global.get (global $i "c")) (i32.const 1)))
  (memory 1)
  (data (offset (global.get (global $i "c"))) "\09")
  (export "c" (global $i "c"))
  (func (export "get") (result i32 i32) (global.get (global $i "c")) (global.get $own))
  (func (export "set") (global.set (global $i "v") (i32.const 66)))
  (func (export "data") (result i32) (i32.load8_u (i32.const 5))))
(assert_return (invoke "get") (i32.const 5) (i32.const 6))
(assert_return (get "c") (i32.const 5))
(invoke "set")
(assert_return (invoke $i "read") (i32.const 66))
(assert_return (invoke "data") (i32.const 9))

;; A module to instantiate, arguments of `instantiate`, and exports of an instance and a module.
;; SPEC module-linking/Explainer#instance-imports-and-aliases; module-linking/Explainer#module-imports-and-nested-instances
;; REQ L-070
(module $all
  (import "i" (instance $i
    (export "c" (global i32))
    (export "M" (module (import "in" (global i32)) (export "out" (global i32))))
    (export "j" (instance (export "k" (func (result i32)))))))
  (instance $m (instantiate (module $i "M") (import "in" (global $i "c"))))
  (module $take
    (import "M" (module $M (import "in" (global i32)) (export "out" (global i32))))
    (import "j" (instance $j (export "k" (func (result i32)))))
    (import "g" (global $g i32))
    (instance $m (instantiate $M (import "in" (global $g))))
    (func (export "run") (result i32 i32) (global.get (global $m "out")) (call (func $j "k"))))
  (instance $take (instantiate $take
    (import "M" (module $i "M"))
    (import "j" (instance $i "j"))
    (import "g" (global $m "out"))))
  (export "run" (func $take "run"))
  (export "j" (instance $i "j"))
  (export "M" (module $i "M")))
(assert_return (invoke "run") (i32.const 5) (i32.const 8))
(register "all" $all)
(module
  (import "all" (instance $all
    (export "j" (instance (export "k" (func (result i32)))))
    (export "M" (module (import "in" (global i32)) (export "out" (global i32))))))
  (alias (instance $all "j") "k" (func $k))
  (export "k" (func $k)))
(assert_return (invoke "k") (i32.const 8))

;; NON-SPEC: tags.
;; SPEC module-linking/Explainer#instance-imports-and-aliases
;; REQ L-070, L-071
(module
  (module $e (tag (export "e") (param i32)))
  (module $user
    (import "e" (instance $e (export "e" (tag (param i32)))))
    (export "e" (tag $e "e"))
    (func (export "run") (result i32)
      (block $h (result i32)
        (try_table (catch (tag $e "e") $h) (throw (tag $e "e") (i32.const 12)))
        (i32.const -1))))
  (instance $e (instantiate $e))
  (instance $user (instantiate $user (import "e" (instance $e))))
  (export "run" (func $user "run")))
(assert_return (invoke "run") (i32.const 12))
