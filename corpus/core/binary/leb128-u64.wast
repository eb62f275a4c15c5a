;; Integers of 64 bits in limits and offsets, longer than need be and too long.
;; SPEC binary-uint, binary-limits, binary-memarg; BuN, Blimits, Bmemarg

;; A u64, as in limits and offsets, may take ten bytes and no more; its last byte is 0 or 1.
;; SPEC binary-uint, binary-limits, binary-memarg; BuN, Blimits, Bmemarg
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\05\0c\01\00\81\80\80\80\80\80\80\80\80\00" ;; memories: minimum 1 in ten bytes
)
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\04\10\01\70\01\80\80\80\80\80\00\82\80\80\80\80\80\00" ;; tables: limits in six and seven bytes
)
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\01\04\01\60\00\00" ;; types: [] -> []
  "\03\02\01\00" ;; functions: one of type 0
  "\05\03\01\00\01" ;; memories: minimum 1
  "\0a\13\01\11\00\41\00\28\02\84\80\80\80\80\80\80\80\80\00\1a\0b" ;; code: i32.load offset=4 in ten bytes
)
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\05\0d\01\00\80\80\80\80\80\80\80\80\80\80\00" ;; memories: minimum in eleven bytes
  )
  "integer representation too long")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\04\0f\01\70\01\00\80\80\80\80\80\80\80\80\80\80\00" ;; tables: maximum in eleven bytes
  )
  "integer representation too long")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\03\02\01\00" ;; functions: one of type 0
    "\05\03\01\00\01" ;; memories: minimum 1
    "\0a\14\01\12\00\41\00\28\02\80\80\80\80\80\80\80\80\80\80\00\1a\0b" ;; code: i32.load, offset in eleven bytes
  )
  "integer representation too long")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\05\0c\01\00\80\80\80\80\80\80\80\80\80\02" ;; memories: minimum 2^64
  )
  "integer too large")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\03\02\01\00" ;; functions: one of type 0
    "\05\03\01\00\01" ;; memories: minimum 1
    "\0a\13\01\11\00\41\00\28\02\80\80\80\80\80\80\80\80\80\7e\1a\0b" ;; code: i32.load, offset past 64 bits
  )
  "integer too large")
