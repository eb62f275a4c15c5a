;;! features: module-linking
;; Types are not imported or exported: that lies in another proposal.

;; SPEC module-linking/Explainer#module-and-instance-types
;; REQ L-033
(assert_malformed (module quote "(import \"t\" (type $t (sub any)))") "unexpected token")
(assert_malformed (module quote "(import \"t\" (type $t))") "unexpected token")
(assert_malformed (module quote "(import \"a\" \"t\" (type (func)))") "unexpected token")
(assert_malformed (module quote "(type $t (func)) (export \"t\" (type $t))") "unexpected token")
(assert_malformed (module quote "(type $t (export \"t\") (func))") "unexpected token")
(assert_malformed (module quote "(type $t (import \"t\") (func))") "unexpected token")

;; Nor in types.
;; SPEC module-linking/Explainer#module-and-instance-types
;; REQ L-033
(assert_malformed (module quote "(type (module (import \"t\" (type (sub any)))))") "unexpected token")
(assert_malformed (module quote "(type (module (type $t (func)) (import \"t\" (type $t))))") "unexpected token")
(assert_malformed (module quote "(type (instance (export \"t\" (type (func)))))") "unexpected token")
(assert_malformed (module quote "(type (instance (type $t (func)) (export \"t\" (type $t))))") "unexpected token")
(assert_malformed (module quote "(type (instance (type $t (func)) (export \"t\" (type (eq $t)))))") "unexpected token")

;; In binary: descriptor 7 in an export of a type and of a module.
;; SPEC module-linking/Binary#import-section-updates; module-linking/Binary#export-section
;; REQ L-033
(assert_malformed
  (module binary "\00asm" "\01\00\00\00"
    "\01\0c\01\62\02" ;; types: an instance type of two items
      "\01\60\00\00" ;; a type: [] -> []
      "\07\01t\07\00" ;; an export: "t", 07 0
  )
  "malformed import kind")
(assert_malformed
  (module binary "\00asm" "\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\07\05\01\01t\07\00" ;; exports: "t", 07 0
  )
  "malformed export kind")
