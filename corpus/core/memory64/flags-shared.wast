;; Limits with flags 06 and 07, shared memories with 64-bit addresses to the threads proposal: malformed.
;; SPEC binary-limits; Blimits
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\05\04\01\06\00\00" ;; memories: limits with flags 06
  )
  "malformed limits flags")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\05\04\01\07\00\00" ;; memories: limits with flags 07
  )
  "malformed limits flags")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\04\05\01\70\06\00\00" ;; tables: limits with flags 06
  )
  "malformed limits flags")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\04\05\01\70\07\00\00" ;; tables: limits with flags 07
  )
  "malformed limits flags")
