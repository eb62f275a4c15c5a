;;! features: module-linking
;; Arguments are matched by name; neither order matters.

;; All orders of three arguments give the same, and the imports' order is another one.
;; SPEC module-linking/Subtyping#instantiation; module-linking/Explainer#module-imports-and-nested-instances
;; REQ L-056
(module
  (module $have
    (global (export "1") i32 (i32.const 1)) (global (export "2") i32 (i32.const 20)) (global (export "3") i32 (i32.const 300)))
  (module $abc
    (import "a" (global $a i32)) (import "b" (global $b i32)) (import "c" (global $c i32))
    (func (export "f") (result i32) (i32.sub (i32.mul (global.get $a) (global.get $b)) (global.get $c))))
  (module $cab
    (import "c" (global $c i32)) (import "a" (global $a i32)) (import "b" (global $b i32))
    (func (export "f") (result i32) (i32.sub (i32.mul (global.get $a) (global.get $b)) (global.get $c))))
  (instance $i (instantiate $have))
  (instance $abc-abc (instantiate $abc (import "a" (global $i "1")) (import "b" (global $i "2")) (import "c" (global $i "3"))))
  (instance $abc-acb (instantiate $abc (import "a" (global $i "1")) (import "c" (global $i "3")) (import "b" (global $i "2"))))
  (instance $abc-bac (instantiate $abc (import "b" (global $i "2")) (import "a" (global $i "1")) (import "c" (global $i "3"))))
  (instance $abc-bca (instantiate $abc (import "b" (global $i "2")) (import "c" (global $i "3")) (import "a" (global $i "1"))))
  (instance $abc-cab (instantiate $abc (import "c" (global $i "3")) (import "a" (global $i "1")) (import "b" (global $i "2"))))
  (instance $abc-cba (instantiate $abc (import "c" (global $i "3")) (import "b" (global $i "2")) (import "a" (global $i "1"))))
  (instance $cab-abc (instantiate $cab (import "a" (global $i "1")) (import "b" (global $i "2")) (import "c" (global $i "3"))))
  (instance $cab-acb (instantiate $cab (import "a" (global $i "1")) (import "c" (global $i "3")) (import "b" (global $i "2"))))
  (instance $cab-bac (instantiate $cab (import "b" (global $i "2")) (import "a" (global $i "1")) (import "c" (global $i "3"))))
  (instance $cab-bca (instantiate $cab (import "b" (global $i "2")) (import "c" (global $i "3")) (import "a" (global $i "1"))))
  (instance $cab-cab (instantiate $cab (import "c" (global $i "3")) (import "a" (global $i "1")) (import "b" (global $i "2"))))
  (instance $cab-cba (instantiate $cab (import "c" (global $i "3")) (import "b" (global $i "2")) (import "a" (global $i "1"))))
  (export "abc-abc" (func $abc-abc "f"))
  (export "abc-acb" (func $abc-acb "f"))
  (export "abc-bac" (func $abc-bac "f"))
  (export "abc-bca" (func $abc-bca "f"))
  (export "abc-cab" (func $abc-cab "f"))
  (export "abc-cba" (func $abc-cba "f"))
  (export "cab-abc" (func $cab-abc "f"))
  (export "cab-acb" (func $cab-acb "f"))
  (export "cab-bac" (func $cab-bac "f"))
  (export "cab-bca" (func $cab-bca "f"))
  (export "cab-cab" (func $cab-cab "f"))
  (export "cab-cba" (func $cab-cba "f")))
(assert_return (invoke "abc-abc") (i32.const -280))
(assert_return (invoke "abc-acb") (i32.const -280))
(assert_return (invoke "abc-bac") (i32.const -280))
(assert_return (invoke "abc-bca") (i32.const -280))
(assert_return (invoke "abc-cab") (i32.const -280))
(assert_return (invoke "abc-cba") (i32.const -280))
(assert_return (invoke "cab-abc") (i32.const -280))
(assert_return (invoke "cab-acb") (i32.const -280))
(assert_return (invoke "cab-bac") (i32.const -280))
(assert_return (invoke "cab-bca") (i32.const -280))
(assert_return (invoke "cab-cab") (i32.const -280))
(assert_return (invoke "cab-cba") (i32.const -280))

;; A name decides, not the kind: with the names exchanged the result is another.
;; SPEC module-linking/Subtyping#instantiation
;; REQ L-056
(module
  (module $have (global (export "1") i32 (i32.const 1)) (global (export "2") i32 (i32.const 20)))
  (module $ab
    (import "a" (global $a i32)) (import "b" (global $b i32))
    (func (export "f") (result i32) (i32.sub (global.get $a) (global.get $b))))
  (instance $i (instantiate $have))
  (instance $ab (instantiate $ab (import "a" (global $i "1")) (import "b" (global $i "2"))))
  (instance $ba (instantiate $ab (import "b" (global $i "1")) (import "a" (global $i "2"))))
  (export "ab" (func $ab "f"))
  (export "ba" (func $ba "f")))
(assert_return (invoke "ab") (i32.const -19))
(assert_return (invoke "ba") (i32.const 19))
