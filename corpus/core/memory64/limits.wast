;; The greatest limits with 64-bit addresses: 2^48 pages, 2^64 - 1 entries; declared, not allocated.
;; SPEC valid-limits, valid-memtype, valid-tabletype, binary-limits; Limits_ok, Memtype_ok, Tabletype_ok
(module (memory i64 0 0x1000000000000))
(module (table i64 0 0xffffffffffffffff funcref))
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\04\0e\01\70\05\00\ff\ff\ff\ff\ff\ff\ff\ff\ff\01" ;; tables: i64 0 to 2^64 - 1
  "\05\0a\01\05\00\80\80\80\80\80\80\40" ;; memories: i64 0 to 2^48
)
