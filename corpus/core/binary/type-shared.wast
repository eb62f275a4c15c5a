;; Limits flags that proposals use and the core does not know.
;; SPEC binary-limits; Blimits

;; Flags 02 and 03 mean a shared memory, 08 to 0f a page size, to others; here they are malformed.
;; SPEC binary-limits; Blimits
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\05\04\01\02\00\01" ;; memories: flags 02
  )
  "malformed limits flags")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\05\04\01\03\00\01" ;; memories: flags 03
  )
  "malformed limits flags")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\05\04\01\06\00\01" ;; memories: flags 06
  )
  "malformed limits flags")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\05\04\01\07\00\01" ;; memories: flags 07
  )
  "malformed limits flags")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\05\04\01\08\00\01" ;; memories: flags 08
  )
  "malformed limits flags")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\05\04\01\09\00\01" ;; memories: flags 09
  )
  "malformed limits flags")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\04\05\01\70\02\00\01" ;; tables: flags 02
  )
  "malformed limits flags")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\04\05\01\70\03\00\01" ;; tables: flags 03
  )
  "malformed limits flags")
