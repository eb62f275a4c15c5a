;;! features: -module-linking
;; Without the feature the sections 14, 15 and 16 are not there.

;; As core 3.0 has it, empty ones included.
;; SPEC module-linking/Binary#module-level-updates, binary-section
;; REQ L-124
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\0e\01\00") "malformed section id")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\0f\01\00") "malformed section id")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\10\01\00") "malformed section id")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\0e\0a\01\08" "\00\61\73\6d\01\00\00\00") "malformed section id")

;; Nor may an initial section come twice, or in another order.
;; SPEC module-linking/Binary#module-level-updates, binary-module
;; REQ L-124
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\01\00" "\01\01\00") "unexpected content after last section")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\02\01\00" "\01\01\00") "unexpected content after last section")

;; Nor are there module and instance types, and descriptors 5 and 6.
;; SPEC module-linking/Binary#type-section-updates, binary-typesec
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\03\01\61\00") "malformed definition type")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\03\01\62\00") "malformed definition type")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\02\07\01\01\61\01\62\05\00") "malformed import kind")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\02\07\01\01\61\01\62\06\00") "malformed import kind")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\07\05\01\01\78\05\00") "malformed export kind")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\07\05\01\01\78\06\00") "malformed export kind")
