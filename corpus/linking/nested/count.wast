;;! features: module-linking
;; The count of an outer alias is less than the number of enclosing modules and types.

;; At top level there is nothing around, so every outer alias is invalid there.
;; SPEC module-linking/Binary#alias-section-16
;; REQ L-110
(assert_invalid (module (alias outer 0 0 (type))) "unknown outer module")
(assert_invalid (module (type (func)) (alias outer 0 0 (type))) "unknown outer module")
(assert_invalid (module (module) (alias outer 0 0 (module))) "unknown outer module")
(assert_invalid (module (type (func)) (func (type outer 0 0))) "unknown outer module")
(assert_invalid (module (alias outer 4294967295 0 (type))) "unknown outer module")

;; One level down 0 will do and 1 will not; two levels down 1 will and 2 will not.
;; SPEC module-linking/Binary#alias-section-16
;; REQ L-110
(module definition (type (func)) (module (alias outer 0 0 (type))))
(assert_invalid (module (type (func)) (module (alias outer 1 0 (type)))) "unknown outer module")
(module definition (type (func)) (module (module (alias outer 1 0 (type)))))
(assert_invalid (module (type (func)) (module (module (alias outer 2 0 (type))))) "unknown outer module")
(module definition (module) (module (module (alias outer 1 0 (module)))))
(assert_invalid (module (module) (module (module (alias outer 2 0 (module))))) "unknown outer module")

;; Types are levels as well.
;; SPEC module-linking/Binary#alias-section-16, module-linking/Explainer#nested-modules
;; REQ L-110
(module definition (type (func)) (type (instance (alias outer 0 0 (type)))))
(assert_invalid (module (type (func)) (type (instance (alias outer 1 0 (type))))) "unknown outer module")
(assert_invalid (module (type (func)) (type (module (alias outer 1 0 (type))))) "unknown outer module")
(assert_invalid (module (type (func)) (type (module (type (instance (alias outer 2 0 (type))))))) "unknown outer module")
(assert_invalid (module (type (func)) (module (type (instance (alias outer 2 0 (type)))))) "unknown outer module")

;; In range, but of something that is not there
;; SPEC module-linking/Binary#alias-section-16
;; REQ L-110
(assert_invalid (module (module (alias outer 0 0 (type)))) "unknown type")
(assert_invalid (module (module (alias outer 0 0 (module)))) "unknown module")

;; The same in bytes, at top level: type of the module 0 levels out
;; SPEC module-linking/Binary#alias-section-16
;; REQ L-110
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\10\05\01\01\00\07\00" ;; aliases: outer 0, type 0
  )
  "unknown outer module")
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\0e\0a\01\08" ;; modules: an empty one
      "\00\61\73\6d\01\00\00\00"
    "\10\05\01\01\00\05\00" ;; aliases: outer 0, module 0
  )
  "unknown outer module")
