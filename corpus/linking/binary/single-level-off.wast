;;! features: -module-linking
;; Without the feature the single-level encoding is malformed: 0xff is no descriptor.

;; SPEC-BUG: the note calls it invalid.
;; SPEC module-linking/Binary#import-section-updates, binary-importsec
;; REQ L-136
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\02\07\01\01\78\00\ff\00\00") "malformed import kind")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\02\09\01\01\78\00\ff\01\70\00\01") "malformed import kind")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\02\08\01\01\78\00\ff\02\00\01") "malformed import kind")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\02\08\01\01\78\00\ff\03\7f\00") "malformed import kind")

;; The text form is malformed likewise.
;; SPEC module-linking/Explainer#single-level-imports
(assert_malformed (module quote "(module (import \"x\" (func)))") "unexpected token")
