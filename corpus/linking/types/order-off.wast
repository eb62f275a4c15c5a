;;! features: -module-linking
;; Without the feature types are gathered first: an import and a function may use a later one.

;; SPEC module-linking/Binary#module-level-updates
;; REQ L-019
(module $m (func (export "f") (type $t) (local.get 0)) (type $t (func (param i32) (result i32))))
(register "m" $m)
(module
  (import "m" "f" (func $f (type $t)))
  (func (export "f") (type $u) (call $f (i32.const 4)))
  (type $t (func (param i32) (result i32)))
  (type $u (func (result i32))))
(assert_return (invoke "f") (i32.const 4))

;; And there are no module or instance types.
;; SPEC module-linking/Explainer#module-and-instance-types
;; REQ L-016
(assert_malformed (module quote "(type (instance))") "unexpected token")
(assert_malformed (module quote "(type (module))") "unexpected token")
(assert_malformed (module binary "\00asm" "\01\00\00\00" "\01\03\01\61\00") "malformed definition type")
(assert_malformed (module binary "\00asm" "\01\00\00\00" "\01\03\01\62\00") "malformed definition type")
