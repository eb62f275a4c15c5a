;;! features: module-linking
;; Two-level imports in a module type are one import of an instance for each first string.

;; A module of either spelling fits a type of either spelling.
;; SPEC module-linking/Explainer#module-and-instance-types; module-linking/Subtyping#import-elaboration
;; REQ L-025
(module $P
  (type $Two (module
    (import "Win32" "ReadFile" (func (result i32)))
    (import "Win32" "WriteFile" (func (result i32)))
    (export "sum" (func (result i32)))))
  (type $One (module
    (import "Win32" (instance (export "ReadFile" (func (result i32))) (export "WriteFile" (func (result i32)))))
    (export "sum" (func (result i32)))))
  (module $two
    (import "Win32" "WriteFile" (func $w (result i32)))
    (import "Win32" "ReadFile" (func $r (result i32)))
    (func (export "sum") (result i32) (i32.add (call $r) (call $w))))
  (module $one
    (import "Win32" (instance $i (export "ReadFile" (func (result i32))) (export "WriteFile" (func (result i32)))))
    (func (export "sum") (result i32) (i32.sub (call (func $i "ReadFile")) (call (func $i "WriteFile")))))
  (module $wants-two
    (import "w" (instance $w (export "ReadFile" (func (result i32))) (export "WriteFile" (func (result i32)))))
    (import "M" (module $M (type outer $P $Two)))
    (instance $i (instantiate $M (import "Win32" (instance $w))))
    (export "sum" (func $i "sum")))
  (module $wants-one
    (import "w" (instance $w (export "ReadFile" (func (result i32))) (export "WriteFile" (func (result i32)))))
    (import "M" (module $M (type outer $P $One)))
    (instance $i (instantiate $M (import "Win32" (instance $w))))
    (export "sum" (func $i "sum")))
  (module $w (func (export "ReadFile") (result i32) (i32.const 10)) (func (export "WriteFile") (result i32) (i32.const 3)))
  (instance $w (instantiate $w))
  (instance $22 (instantiate $wants-two (import "w" (instance $w)) (import "M" (module $two))))
  (instance $21 (instantiate $wants-two (import "w" (instance $w)) (import "M" (module $one))))
  (instance $12 (instantiate $wants-one (import "w" (instance $w)) (import "M" (module $two))))
  (instance $11 (instantiate $wants-one (import "w" (instance $w)) (import "M" (module $one))))
  (export "22" (func $22 "sum"))
  (export "21" (func $21 "sum"))
  (export "12" (func $12 "sum"))
  (export "11" (func $11 "sum")))
(assert_return (invoke "22") (i32.const 13))
(assert_return (invoke "21") (i32.const 7))
(assert_return (invoke "12") (i32.const 13))
(assert_return (invoke "11") (i32.const 7))

;; The two types match in both directions.
;; SPEC module-linking/Subtyping#import-elaboration
;; REQ L-025
(module (module
  (import "x" (module $x (import "a" "f" (func)) (import "a" "g" (func))))
  (module $take (import "x" (module (import "a" (instance (export "f" (func)) (export "g" (func)))))))
  (instance (instantiate $take (import "x" (module $x))))))
(module (module
  (import "x" (module $x (import "a" (instance (export "f" (func)) (export "g" (func))))))
  (module $take (import "x" (module (import "a" "f" (func)) (import "a" "g" (func)))))
  (instance (instantiate $take (import "x" (module $x))))))

;; A field that the supplied module wants and the declared type does not promise, in either spelling.
;; SPEC module-linking/Subtyping#module-subtyping
;; REQ L-025
(assert_invalid
  (module (module
    (import "x" (module $x (import "a" "f" (func)) (import "a" "g" (func))))
    (module $take (import "x" (module (import "a" (instance (export "f" (func)))))))
    (instance (instantiate $take (import "x" (module $x))))))
  "type mismatch")
(assert_invalid
  (module (module
    (import "x" (module $x (import "a" (instance (export "f" (func)) (export "g" (func))))))
    (module $take (import "x" (module (import "a" "f" (func)))))
    (instance (instantiate $take (import "x" (module $x))))))
  "type mismatch")
