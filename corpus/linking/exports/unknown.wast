;;! features: module-linking
;; Exports of modules and instances that are not there.

;; An index out of bounds is invalid.
;; SPEC module-linking/Binary#export-section
;; REQ L-121
(assert_invalid (module (export "x" (module 0))) "unknown module")
(assert_invalid (module (export "x" (instance 0))) "unknown instance")
(assert_invalid (module (module) (export "x" (module 1))) "unknown module")
(assert_invalid (module (module) (instance (instantiate 0)) (export "x" (instance 1))) "unknown instance")
(assert_invalid (module (export 0)) "unknown instance")
(assert_invalid (module (module) (instance (instantiate 0)) (export 1)) "unknown instance")
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\07\05\01\01\78\05\00" ;; exports: module 0 as "x"
  )
  "unknown module")
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\07\05\01\01\78\06\00" ;; exports: instance 0 as "x"
  )
  "unknown instance")

;; An unknown identifier is malformed, and each kind has names of its own.
;; SPEC module-linking/Explainer#module-and-instance-exports
;; REQ L-121
(assert_malformed (module quote "(module (export \"x\" (module $m)))") "unknown module")
(assert_malformed (module quote "(module (export \"x\" (instance $i)))") "unknown instance")
(assert_malformed (module quote "(module (export $i))") "unknown instance")
(assert_malformed (module quote "(module (module $m) (export \"x\" (instance $m)))") "unknown instance")
(assert_malformed (module quote "(module (module $m) (export $m))") "unknown instance")
(assert_malformed (module quote "(module (module $m) (instance $i (instantiate $m)) (export \"x\" (module $i)))") "unknown module")

;; The twins: what is there may be exported, from before its definition too, since exports come last in the binary.
;; SPEC module-linking/Binary#export-section
;; REQ L-121
(module (module) (instance (instantiate 0)) (export "m" (module 0)) (export "i" (instance 0)))
(module (export "m" (module $m)) (export "i" (instance $i)) (module $m) (instance $i (instantiate $m)))
