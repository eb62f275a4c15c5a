;; What only the binary format can say: indices and immediates that decode and are then refused.
;; SPEC valid-module, binary-module

;; A function, an import and a block of an unknown type
;; SPEC valid-typeuse, valid-func, valid-import; Typeuse_ok/typeidx, Func_ok, Import_ok
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; type section: [] -> []
    "\02\07\01\01\6d\01\66\00\01" ;; import section: function of type 1
  )
  "unknown type")
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\02\07\01\01\6d\01\66\00\00" ;; import section: function of type 0, no types
  )
  "unknown type")
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; type section: [] -> []
    "\03\02\01\01" ;; function section: type 1
    "\0a\04\01\02\00\0b" ;; code section
  )
  "unknown type")

;; The alignment exponent is at most that of the natural alignment, up to 63 decodes.
;; SPEC valid-memarg, binary-memarg; Memarg_ok
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\01\04\01\60\00\00" ;; type section: [] -> []
  "\03\02\01\00" ;; function section: one function
  "\05\03\01\00\01" ;; memory section: minimum 1
  "\0a\0a\01\08\00\41\00\28\02\00\1a\0b" ;; code section: i32.load align=4
)
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; type section: [] -> []
    "\03\02\01\00" ;; function section: one function
    "\05\03\01\00\01" ;; memory section: minimum 1
    "\0a\0a\01\08\00\41\00\28\03\00\1a\0b" ;; code section: i32.load with alignment exponent 3
  )
  "alignment must not be larger than natural")
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; type section: [] -> []
    "\03\02\01\00" ;; function section: one function
    "\05\03\01\00\01" ;; memory section: minimum 1
    "\0a\0a\01\08\00\41\00\28\1f\00\1a\0b" ;; code section: i32.load with alignment exponent 31
  )
  "alignment must not be larger than natural")
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; type section: [] -> []
    "\03\02\01\00" ;; function section: one function
    "\05\03\01\00\01" ;; memory section: minimum 1
    "\0a\0a\01\08\00\41\00\28\20\00\1a\0b" ;; code section: i32.load with alignment exponent 32
  )
  "alignment must not be larger than natural")
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; type section: [] -> []
    "\03\02\01\00" ;; function section: one function
    "\05\03\01\00\01" ;; memory section: minimum 1
    "\0a\0a\01\08\00\41\00\28\3f\00\1a\0b" ;; code section: i32.load with alignment exponent 63
  )
  "alignment must not be larger than natural")
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; type section: [] -> []
    "\03\02\01\00" ;; function section: one function
    "\05\03\01\00\01" ;; memory section: minimum 1
    "\0a\0a\01\08\00\41\00\2c\01\00\1a\0b" ;; code section: i32.load8_s align=2
  )
  "alignment must not be larger than natural")

;; An offset past 32 bits decodes and does not fit an i32 memory.
;; SPEC valid-memarg, binary-memarg; Memarg_ok
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\01\04\01\60\00\00" ;; type section: [] -> []
  "\03\02\01\00" ;; function section: one function
  "\05\03\01\00\01" ;; memory section: minimum 1
  "\0a\0e\01\0c\00\41\00\28\02\ff\ff\ff\ff\0f\1a\0b" ;; code section: i32.load offset=0xffffffff
)
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; type section: [] -> []
    "\03\02\01\00" ;; function section: one function
    "\05\03\01\00\01" ;; memory section: minimum 1
    "\0a\0e\01\0c\00\41\00\28\02\80\80\80\80\10\1a\0b" ;; code section: i32.load offset=0x100000000
  )
  "offset out of range")

;; Memory and table indices that are not there
;; SPEC valid-memory.size, valid-memory.grow, valid-memory.fill, valid-memory.copy, valid-call_indirect
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; type section: [] -> []
    "\03\02\01\00" ;; function section: one function
    "\05\03\01\00\01" ;; memory section: minimum 1
    "\0a\07\01\05\00\3f\01\1a\0b" ;; code section: memory.size 1
  )
  "unknown memory 1")
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; type section: [] -> []
    "\03\02\01\00" ;; function section: one function
    "\05\03\01\00\01" ;; memory section: minimum 1
    "\0a\09\01\07\00\41\00\40\01\1a\0b" ;; code section: memory.grow 1
  )
  "unknown memory 1")
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; type section: [] -> []
    "\03\02\01\00" ;; function section: one function
    "\05\03\01\00\01" ;; memory section: minimum 1
    "\0a\0d\01\0b\00\41\00\41\00\41\00\fc\0b\01\0b" ;; code section: memory.fill 1
  )
  "unknown memory 1")
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; type section: [] -> []
    "\03\02\01\00" ;; function section: one function
    "\05\03\01\00\01" ;; memory section: minimum 1
    "\0a\0e\01\0c\00\41\00\41\00\41\00\fc\0a\01\00\0b" ;; code section: memory.copy 1 0
  )
  "unknown memory 1")
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; type section: [] -> []
    "\03\02\01\00" ;; function section: one function
    "\05\03\01\00\01" ;; memory section: minimum 1
    "\0a\0e\01\0c\00\41\00\41\00\41\00\fc\0a\00\01\0b" ;; code section: memory.copy 0 1
  )
  "unknown memory 1")
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; type section: [] -> []
    "\03\02\01\00" ;; function section: one function
    "\04\04\01\70\00\01" ;; table section
    "\0a\09\01\07\00\41\00\11\00\01\0b" ;; code section: call_indirect 1 (type 0)
  )
  "unknown table 1")

;; A data index within the data count but the count is 0; an element index past the segments
;; SPEC valid-data.drop, valid-elem.drop; Instr_ok/data.drop, Instr_ok/elem.drop
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; type section: [] -> []
    "\03\02\01\00" ;; function section: one function
    "\0c\01\00" ;; data count section: 0
    "\0a\07\01\05\00\fc\09\00\0b" ;; code section: data.drop 0
  )
  "unknown data segment")
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; type section: [] -> []
    "\03\02\01\00" ;; function section: one function
    "\0a\07\01\05\00\fc\0d\00\0b" ;; code section: elem.drop 0
  )
  "unknown elem segment")

;; Limits read 64 bits and are then held to 2^16 pages and 2^32 - 1 entries.
;; SPEC valid-limits, binary-limits; Limits_ok
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\05\05\01\00\81\80\04" ;; memory section: minimum 65537
  )
  "memory size must be at most 65536 pages (4GiB)")
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\05\07\01\00\80\80\80\80\10" ;; memory section: minimum 2^32
  )
  "memory size must be at most 65536 pages (4GiB)")
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\05\0d\01\01\00\ff\ff\ff\ff\ff\ff\ff\ff\ff\01" ;; memory section: maximum 2^64 - 1
  )
  "memory size must be at most 65536 pages (4GiB)")
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\04\08\01\70\00\80\80\80\80\10" ;; table section: minimum 2^32
  )
  "table size must be at most 2^32-1")
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\04\09\01\70\01\00\80\80\80\80\10" ;; table section: maximum 2^32
  )
  "table size must be at most 2^32-1")

;; select with no type, and with two
;; SPEC valid-select; Instr_ok/select-expl
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; type section: [] -> []
    "\03\02\01\00" ;; function section: one function
    "\0a\0d\01\0b\00\41\00\41\00\41\00\1c\00\1a\0b" ;; code section: select with no type
  )
  "invalid result arity")
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; type section: [] -> []
    "\03\02\01\00" ;; function section: one function
    "\0a\14\01\12\00\41\00\41\00\41\00\41\00\41\00\1c\02\7f\7f\1a\1a\0b" ;; code section: select with two types
  )
  "invalid result arity")

;; A start function, an export and an element that is not there
;; SPEC valid-start, valid-export, valid-elem; Start_ok, Export_ok, Elem_ok
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; type section: [] -> []
    "\03\02\01\00" ;; function section: one function
    "\08\01\01" ;; start section: function 1
    "\0a\04\01\02\00\0b" ;; code section
  )
  "unknown function")
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\07\05\01\01\61\00\00" ;; export section: function 0
  )
  "unknown function")
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\04\04\01\70\00\01" ;; table section
    "\09\07\01\00\41\00\0b\01\00" ;; element section: function 0
  )
  "unknown function")
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\09\06\01\00\41\00\0b\00" ;; element section: table 0
  )
  "unknown table")
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\0b\06\01\00\41\00\0b\00" ;; data section: memory 0
  )
  "unknown memory")
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\05\03\01\00\01" ;; memory section: minimum 1
    "\0b\07\01\02\01\41\00\0b\00" ;; data section: memory 1
  )
  "unknown memory 1")
