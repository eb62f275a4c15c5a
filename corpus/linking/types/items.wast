;;! features: module-linking
;; A type holds types, aliases and exports, a module type imports too, and nothing else.

;; All that is allowed, in any order.
;; SPEC module-linking/Binary#type-section-updates
;; REQ L-029
(module $P
  (type $f (func))
  (type (instance
    (export "a" (func))
    (type $t (func (param i32)))
    (export "b" (func (type $t)))
    (alias outer $P $f (type $f))
    (export "c" (func (type $f)))))
  (type (module
    (export "a" (func))
    (import "a" (func))
    (type $t (func (param i32)))
    (import "b" (func (type $t)))
    (alias outer $P $f (type $f))
    (export "c" (func (type $f)))
    (func (import "c" "d") (param i32))
    (global (export "d") (mut i32)))))

;; An import in an instance type, in either spelling.
;; SPEC module-linking/Binary#type-section-updates
;; REQ L-029
(assert_malformed (module quote "(type (instance (import \"a\" (func))))") "unexpected token")
(assert_malformed (module quote "(type (instance (import \"a\" \"b\" (func))))") "unexpected token")
(assert_malformed (module quote "(type (instance (func (import \"a\"))))") "unexpected token")
(assert_malformed (module quote "(type (module (export \"i\" (instance (import \"a\" (func))))))") "unexpected token")

;; Insides: bodies, contents, initial values, and items that are neither imported nor exported.
;; SPEC module-linking/Explainer#module-and-instance-types
;; REQ L-029
(assert_malformed (module quote "(type (module (func (export \"f\") (unreachable))))") "unexpected token")
(assert_malformed (module quote "(type (module (func (export \"f\") (local i32))))") "unexpected token")
(assert_malformed (module quote "(type (module (func (export \"f\") nop)))") "unexpected token")
(assert_malformed (module quote "(type (module (memory (export \"m\") (data \"x\"))))") "unexpected token")
(assert_malformed (module quote "(type (module (table (export \"t\") funcref (elem))))") "unexpected token")
(assert_malformed (module quote "(type (module (global (export \"g\") i32 (i32.const 0))))") "unexpected token")
(assert_malformed (module quote "(type (module (func)))") "unexpected token")
(assert_malformed (module quote "(type (module (memory 1)))") "unexpected token")
(assert_malformed (module quote "(type (instance (global i32)))") "unexpected token")
(assert_malformed (module quote "(type (instance (table 1 funcref)))") "unexpected token")

;; Fields that are no types at all.
;; SPEC module-linking/Binary#type-section-updates
;; REQ L-029
(assert_malformed (module quote "(type (module (start 0)))") "unexpected token")
(assert_malformed (module quote "(type (module (data \"x\")))") "unexpected token")
(assert_malformed (module quote "(type (module (elem funcref)))") "unexpected token")
(assert_malformed (module quote "(type (module (module)))") "unexpected token")
(assert_malformed (module quote "(type (module (import \"M\" (module $M)) (instance (instantiate $M))))") "unexpected token")
(assert_malformed (module quote "(type (instance (instance)))") "unexpected token")

;; In binary: an import item (02) in an instance type, and items of other numbers.
;; SPEC module-linking/Binary#type-section-updates
;; REQ L-029
(module binary "\00asm" "\01\00\00\00"
  "\01\13\01\61\03" ;; types: a module type of three items
    "\01\60\00\00" ;; a type: [] -> []
    "\02\01a\00\ff\00\00" ;; an import: "a", a function of type 0
    "\07\01b\00\00" ;; an export: "b", a function of type 0
)
(assert_malformed
  (module binary "\00asm" "\01\00\00\00"
    "\01\0e\01\62\02" ;; types: an instance type of two items
      "\01\60\00\00" ;; a type: [] -> []
      "\02\01a\00\ff\00\00" ;; an import: "a", a function of type 0
  )
  "malformed module or instance type")
(assert_malformed
  (module binary "\00asm" "\01\00\00\00"
    "\01\05\01\62\01" ;; types: an instance type of one item
      "\03\00" ;; 03 is none
  )
  "malformed module or instance type")
