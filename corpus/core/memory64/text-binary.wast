;; Memories and tables with 64-bit addresses in text and binary.
;; SPEC text-addrtype, text-memtype, text-tabletype, text-limits, binary-limits, binary-memtype, binary-tabletype

;; i32 or i64 before the limits; i32 may be left out.
;; SPEC text-addrtype, text-limits, text-memtype, text-tabletype; Taddrtype/base, Taddrtype/abbrev, Tlimits, Tmemtype, Ttabletype
(module
  (memory i32 1) (memory i64 1 2) (memory $m (export "m") i64 0)
  (table i32 1 funcref) (table i64 1 2 funcref) (table $t (export "t") i64 0 externref) (table $e i64 funcref (elem)) (memory i64 (data))
  (table i64 0x10 (ref null func)) (memory i64 1_000 0x1_0000)
)
(module (import "spectest" "memory" (memory i32 1)) (import "spectest" "table" (table i32 10 funcref)))
(assert_malformed (module quote "(memory f32 1)") "unexpected token")
(assert_malformed (module quote "(memory i64)") "unexpected token")
(assert_malformed (module quote "(memory i64 i64 1)") "unexpected token")
(assert_malformed (module quote "(memory 1 i64)") "unexpected token")
(assert_malformed (module quote "(memory i64 1 2 3)") "unexpected token")
(assert_malformed (module quote "(memory i64 0x10000000000000000)") "i64 constant out of range")
(assert_malformed (module quote "(memory i64 -1)") "unexpected token")
(assert_malformed (module quote "(table i64 funcref)") "unexpected token")
(assert_malformed (module quote "(table i64 1)") "unexpected token")
(assert_malformed (module quote "(table i64 0x10000000000000000 funcref)") "i64 constant out of range")
(assert_malformed (module quote "(table v128 1 funcref)") "unexpected token")
(assert_malformed (module quote "(memory i64 1) (func (drop (i32.load offset=0x10000000000000000 (i64.const 0))))") "i64 constant out of range")

;; Flags 04 and 05 mean i64; limits are u64 of up to ten bytes.
;; SPEC binary-limits, binary-memtype, binary-tabletype; Blimits, Bmemtype, Btabletype
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\04\0b\03\70\04\01\70\05\01\02\6f\00\01" ;; tables: i64 1, i64 1 to 2, i32 1
  "\05\13\04\04\01\05\01\02\04\81\80\80\80\80\80\80\80\80\00\00\01" ;; memories: i64 1, i64 1 to 2, i64 1 in ten bytes, i32 1
)
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\01\09\02\60\00\01\7e\60\00\01\7f" ;; types: [] -> i64, [] -> i32
  "\03\03\02\00\01" ;; functions
  "\04\04\01\70\04\05" ;; tables: i64 5
  "\05\03\01\04\03" ;; memories: i64 3
  "\07\09\02\01\6d\00\00\01\6c\00\01" ;; exports: m, l
  "\0a\1b\02\08\00\3f\00\fc\10\00\7c\0b\10\00\42\00\28\02\80\80\80\80\80\80\80\80\80\01\0b" ;; code: memory.size and table.size added; i32.load of 0, offset 2^63
)
(assert_return (invoke "m") (i64.const 8))
(assert_trap (invoke "l") "out of bounds memory access")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\05\04\01\08\00\00" ;; memories: limits with flags 08
  )
  "malformed limits flags")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\05\04\01\0f\00\00" ;; memories: limits with flags 0f
  )
  "malformed limits flags")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\05\04\01\10\00\00" ;; memories: limits with flags 10
  )
  "malformed limits flags")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\05\04\01\14\00\00" ;; memories: limits with flags 14
  )
  "malformed limits flags")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\05\04\01\40\00\00" ;; memories: limits with flags 40
  )
  "malformed limits flags")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\05\05\01\80\00\00\00" ;; memories: limits with flags 80 00
  )
  "malformed limits flags")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\05\06\01\84\80\00\00\00" ;; memories: limits with flags 84 80 00
  )
  "malformed limits flags")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\04\05\01\70\44\00\00" ;; tables: limits with flags 44
  )
  "malformed limits flags")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\05\0d\01\04\80\80\80\80\80\80\80\80\80\80\00" ;; memories: a minimum of eleven bytes
  )
  "integer representation too long")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\05\0c\01\04\80\80\80\80\80\80\80\80\80\02" ;; memories: a minimum of 2^64
  )
  "integer too large")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\05\03\02\05\00" ;; memories: no maximum
  )
  "unexpected end")
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\05\0a\01\05\00\81\80\80\80\80\80\40" ;; memories: 2^48 + 1 pages
  )
  "memory size")
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\05\05\01\00\81\80\04" ;; memories: 65537 pages
  )
  "memory size")
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\05\07\01\00\80\80\80\80\10" ;; memories: 2^32 pages with i32
  )
  "memory size")
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\04\08\01\70\00\80\80\80\80\10" ;; tables: 2^32 entries with i32
  )
  "table size")
