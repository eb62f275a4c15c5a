;; Integers in LEB128: longer than need be, too long, unused bits.
;; SPEC binary-int, binary-uint, binary-sint; BuN, BsN, BiN

;; A u32 may take up to five bytes.
;; SPEC binary-uint; BuN
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\05\84\00\01\00\82\00" ;; memories, size in two bytes, minimum in two
)
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\05\87\80\80\80\00\01\00\82\80\80\80\00" ;; memories, size and minimum in five bytes
)
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\01\88\80\80\80\00\81\80\80\80\00\60\00\00" ;; types, size and count in five bytes
)
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\01\04\01\60\00\00" ;; types: [] -> []
  "\03\02\01\00" ;; functions: one of type 0
  "\0a\07\01\84\00\80\80\00\0b" ;; code: body size in two bytes, local count in three
)
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\01\04\01\60\00\00" ;; types: [] -> []
  "\02\17\01\88\00\73\70\65\63\74\65\73\74\85\80\80\00\70\72\69\6e\74\00\80\00" ;; imports: lengths and type index in several bytes
)
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\05\07\01\01\80\00\80\80\04" ;; memories: maximum 65536
)

;; A u32 takes no more than five.
;; SPEC binary-uint; BuN
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\80\80\80\80\80\00" ;; types, size
  )
  "integer representation too long")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\07\80\80\80\80\80\00\00" ;; types, count
  )
  "integer representation too long")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\03\07\01\80\80\80\80\80\00" ;; functions: type index
  )
  "integer representation too long")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\03\02\01\00" ;; functions: one of type 0
    "\07\0a\01\01\66\00\80\80\80\80\80\00" ;; exports: function index
    "\0a\04\01\02\00\0b" ;; code
  )
  "integer representation too long")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\03\02\01\00" ;; functions: one of type 0
    "\08\06\80\80\80\80\80\00" ;; start
    "\0a\04\01\02\00\0b" ;; code
  )
  "integer representation too long")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\03\02\01\00" ;; functions: one of type 0
    "\0a\0c\01\0a\00\20\80\80\80\80\80\00\1a\0b" ;; code: local.get
  )
  "integer representation too long")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\03\02\01\00" ;; functions: one of type 0
    "\0a\0b\01\09\00\10\80\80\80\80\80\00\0b" ;; code: call
  )
  "integer representation too long")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\03\02\01\00" ;; functions: one of type 0
    "\0a\0b\01\09\00\0c\80\80\80\80\80\00\0b" ;; code: br
  )
  "integer representation too long")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\03\02\01\00" ;; functions: one of type 0
    "\05\03\01\00\01" ;; memories: minimum 1
    "\0a\0f\01\0d\00\41\00\28\82\80\80\80\80\00\00\1a\0b" ;; code: i32.load, alignment
  )
  "integer representation too long")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\0c\06\80\80\80\80\80\00" ;; data count
  )
  "integer representation too long")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\03\02\01\00" ;; functions: one of type 0
    "\0a\0b\01\09\01\80\80\80\80\80\00\7f\0b" ;; code: number of locals
  )
  "integer representation too long")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\03\02\01\00" ;; functions: one of type 0
    "\0a\0e\01\0c\00\41\00\fc\80\80\80\80\80\00\1a\0b" ;; code: operation after the prefix FC
  )
  "integer representation too long")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\03\02\01\00" ;; functions: one of type 0
    "\05\03\01\00\01" ;; memories: minimum 1
    "\0a\0c\01\0a\00\3f\80\80\80\80\80\00\1a\0b" ;; code: memory.size, memory index
  )
  "integer representation too long")

;; The four bits left over in the fifth byte are zero.
;; SPEC binary-uint; BuN
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\80\80\80\80\10" ;; types, size
  )
  "integer too large")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\05\81\80\80\80\10" ;; types, count
  )
  "integer too large")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\03\06\01\80\80\80\80\40" ;; functions: type index
  )
  "integer too large")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\03\02\01\00" ;; functions: one of type 0
    "\07\09\01\01\66\00\80\80\80\80\70" ;; exports: function index
    "\0a\04\01\02\00\0b" ;; code
  )
  "integer too large")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\03\02\01\00" ;; functions: one of type 0
    "\0a\0a\01\08\00\10\80\80\80\80\10\0b" ;; code: call
  )
  "integer too large")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\03\02\01\00" ;; functions: one of type 0
    "\0a\0d\01\0b\00\41\00\fc\80\80\80\80\10\1a\0b" ;; code: operation after the prefix FC
  )
  "integer too large")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\0c\05\80\80\80\80\7f" ;; data count
  )
  "integer too large")

;; An i32 constant is signed: five bytes, the last repeats the sign.
;; SPEC binary-sint, binary-int; BsN, BiN
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\01\05\01\60\00\01\7f" ;; types: [] -> [i32]
  "\03\02\01\00" ;; functions: one of type 0
  "\07\05\01\01\66\00\00" ;; exports: function 0 as "f"
  "\0a\0a\01\08\00\41\ff\ff\ff\ff\7f\0b" ;; code: i32.const, -1 in five bytes
)
(assert_return (invoke "f") (i32.const -1))
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\01\05\01\60\00\01\7f" ;; types: [] -> [i32]
  "\03\02\01\00" ;; functions: one of type 0
  "\07\05\01\01\66\00\00" ;; exports: function 0 as "f"
  "\0a\06\01\04\00\41\7f\0b" ;; code: i32.const, -1 in one
)
(assert_return (invoke "f") (i32.const -1))
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\01\05\01\60\00\01\7f" ;; types: [] -> [i32]
  "\03\02\01\00" ;; functions: one of type 0
  "\07\05\01\01\66\00\00" ;; exports: function 0 as "f"
  "\0a\0a\01\08\00\41\80\80\80\80\78\0b" ;; code: i32.const, the smallest
)
(assert_return (invoke "f") (i32.const 0x80000000))
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\01\05\01\60\00\01\7f" ;; types: [] -> [i32]
  "\03\02\01\00" ;; functions: one of type 0
  "\07\05\01\01\66\00\00" ;; exports: function 0 as "f"
  "\0a\0a\01\08\00\41\ff\ff\ff\ff\07\0b" ;; code: i32.const, the largest
)
(assert_return (invoke "f") (i32.const 0x7fffffff))
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\01\05\01\60\00\01\7f" ;; types: [] -> [i32]
  "\03\02\01\00" ;; functions: one of type 0
  "\07\05\01\01\66\00\00" ;; exports: function 0 as "f"
  "\0a\0a\01\08\00\41\80\80\80\80\00\0b" ;; code: i32.const, 0 in five bytes
)
(assert_return (invoke "f") (i32.const 0))
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\01\05\01\60\00\01\7f" ;; types: [] -> [i32]
  "\03\02\01\00" ;; functions: one of type 0
  "\07\05\01\01\66\00\00" ;; exports: function 0 as "f"
  "\0a\07\01\05\00\41\80\7f\0b" ;; code: i32.const, -128 in two
)
(assert_return (invoke "f") (i32.const -128))
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\01\05\01\60\00\01\7f" ;; types: [] -> [i32]
  "\03\02\01\00" ;; functions: one of type 0
  "\07\05\01\01\66\00\00" ;; exports: function 0 as "f"
  "\0a\07\01\05\00\41\c0\00\0b" ;; code: i32.const, 64 in two
)
(assert_return (invoke "f") (i32.const 64))
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\01\05\01\60\00\01\7f" ;; types: [] -> [i32]
  "\03\02\01\00" ;; functions: one of type 0
  "\07\05\01\01\66\00\00" ;; exports: function 0 as "f"
  "\0a\06\01\04\00\41\40\0b" ;; code: i32.const, -64 in one
)
(assert_return (invoke "f") (i32.const -64))
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\05\01\60\00\01\7f" ;; types: [] -> [i32]
    "\03\02\01\00" ;; functions: one of type 0
    "\0a\0b\01\09\00\41\80\80\80\80\80\00\0b" ;; code: i32.const in six bytes
  )
  "integer representation too long")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\05\01\60\00\01\7f" ;; types: [] -> [i32]
    "\03\02\01\00" ;; functions: one of type 0
    "\0a\0b\01\09\00\41\ff\ff\ff\ff\ff\7f\0b" ;; code: i32.const -1 in six bytes
  )
  "integer representation too long")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\05\01\60\00\01\7f" ;; types: [] -> [i32]
    "\03\02\01\00" ;; functions: one of type 0
    "\0a\0a\01\08\00\41\80\80\80\80\70\0b" ;; code: i32.const, last byte 70
  )
  "integer too large")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\05\01\60\00\01\7f" ;; types: [] -> [i32]
    "\03\02\01\00" ;; functions: one of type 0
    "\0a\0a\01\08\00\41\80\80\80\80\08\0b" ;; code: i32.const, last byte 08
  )
  "integer too large")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\05\01\60\00\01\7f" ;; types: [] -> [i32]
    "\03\02\01\00" ;; functions: one of type 0
    "\0a\0a\01\08\00\41\80\80\80\80\10\0b" ;; code: i32.const, last byte 10
  )
  "integer too large")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\05\01\60\00\01\7f" ;; types: [] -> [i32]
    "\03\02\01\00" ;; functions: one of type 0
    "\0a\0a\01\08\00\41\80\80\80\80\1f\0b" ;; code: i32.const, last byte 1f
  )
  "integer too large")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\05\01\60\00\01\7f" ;; types: [] -> [i32]
    "\03\02\01\00" ;; functions: one of type 0
    "\0a\0a\01\08\00\41\80\80\80\80\0f\0b" ;; code: i32.const, last byte 0f
  )
  "integer too large")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\05\01\60\00\01\7f" ;; types: [] -> [i32]
    "\03\02\01\00" ;; functions: one of type 0
    "\0a\0a\01\08\00\41\80\80\80\80\4f\0b" ;; code: i32.const, last byte 4f
  )
  "integer too large")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\05\01\60\00\01\7f" ;; types: [] -> [i32]
    "\03\02\01\00" ;; functions: one of type 0
    "\0a\0a\01\08\00\41\80\80\80\80\77\0b" ;; code: i32.const, last byte 77
  )
  "integer too large")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\05\01\60\00\01\7f" ;; types: [] -> [i32]
    "\03\02\01\00" ;; functions: one of type 0
    "\0a\0a\01\08\00\41\80\80\80\80\6f\0b" ;; code: i32.const, last byte 6f
  )
  "integer too large")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\06\0b\01\7f\00\41\80\80\80\80\80\00\0b" ;; globals: i32.const in six bytes
  )
  "integer representation too long")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\06\0a\01\7f\00\41\ff\ff\ff\ff\0f\0b" ;; globals: i32.const, the sign not repeated
  )
  "integer too large")

;; An i64 constant likewise: ten bytes, the last is 00 or 7f.
;; SPEC binary-sint, binary-int; BsN, BiN
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\01\05\01\60\00\01\7e" ;; types: [] -> [i64]
  "\03\02\01\00" ;; functions: one of type 0
  "\07\05\01\01\66\00\00" ;; exports: function 0 as "f"
  "\0a\0f\01\0d\00\42\ff\ff\ff\ff\ff\ff\ff\ff\ff\7f\0b" ;; code: i64.const, -1 in ten bytes
)
(assert_return (invoke "f") (i64.const -1))
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\01\05\01\60\00\01\7e" ;; types: [] -> [i64]
  "\03\02\01\00" ;; functions: one of type 0
  "\07\05\01\01\66\00\00" ;; exports: function 0 as "f"
  "\0a\0f\01\0d\00\42\80\80\80\80\80\80\80\80\80\7f\0b" ;; code: i64.const, the smallest
)
(assert_return (invoke "f") (i64.const 0x8000000000000000))
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\01\05\01\60\00\01\7e" ;; types: [] -> [i64]
  "\03\02\01\00" ;; functions: one of type 0
  "\07\05\01\01\66\00\00" ;; exports: function 0 as "f"
  "\0a\0f\01\0d\00\42\ff\ff\ff\ff\ff\ff\ff\ff\ff\00\0b" ;; code: i64.const, the largest
)
(assert_return (invoke "f") (i64.const 0x7fffffffffffffff))
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\01\05\01\60\00\01\7e" ;; types: [] -> [i64]
  "\03\02\01\00" ;; functions: one of type 0
  "\07\05\01\01\66\00\00" ;; exports: function 0 as "f"
  "\0a\0f\01\0d\00\42\80\80\80\80\80\80\80\80\80\00\0b" ;; code: i64.const, 0 in ten bytes
)
(assert_return (invoke "f") (i64.const 0))
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\01\05\01\60\00\01\7e" ;; types: [] -> [i64]
  "\03\02\01\00" ;; functions: one of type 0
  "\07\05\01\01\66\00\00" ;; exports: function 0 as "f"
  "\0a\06\01\04\00\42\40\0b" ;; code: i64.const, -64 in one byte
)
(assert_return (invoke "f") (i64.const -64))
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\05\01\60\00\01\7e" ;; types: [] -> [i64]
    "\03\02\01\00" ;; functions: one of type 0
    "\0a\10\01\0e\00\42\80\80\80\80\80\80\80\80\80\80\00\0b" ;; code: i64.const in eleven bytes
  )
  "integer representation too long")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\05\01\60\00\01\7e" ;; types: [] -> [i64]
    "\03\02\01\00" ;; functions: one of type 0
    "\0a\10\01\0e\00\42\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\7f\0b" ;; code: i64.const -1 in eleven bytes
  )
  "integer representation too long")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\05\01\60\00\01\7e" ;; types: [] -> [i64]
    "\03\02\01\00" ;; functions: one of type 0
    "\0a\0f\01\0d\00\42\80\80\80\80\80\80\80\80\80\01\0b" ;; code: i64.const, last byte 01
  )
  "integer too large")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\05\01\60\00\01\7e" ;; types: [] -> [i64]
    "\03\02\01\00" ;; functions: one of type 0
    "\0a\0f\01\0d\00\42\80\80\80\80\80\80\80\80\80\02\0b" ;; code: i64.const, last byte 02
  )
  "integer too large")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\05\01\60\00\01\7e" ;; types: [] -> [i64]
    "\03\02\01\00" ;; functions: one of type 0
    "\0a\0f\01\0d\00\42\80\80\80\80\80\80\80\80\80\7e\0b" ;; code: i64.const, last byte 7e
  )
  "integer too large")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\05\01\60\00\01\7e" ;; types: [] -> [i64]
    "\03\02\01\00" ;; functions: one of type 0
    "\0a\0f\01\0d\00\42\80\80\80\80\80\80\80\80\80\40\0b" ;; code: i64.const, last byte 40
  )
  "integer too large")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\05\01\60\00\01\7e" ;; types: [] -> [i64]
    "\03\02\01\00" ;; functions: one of type 0
    "\0a\0f\01\0d\00\42\80\80\80\80\80\80\80\80\80\3f\0b" ;; code: i64.const, last byte 3f
  )
  "integer too large")

;; A block type is an s33: its index may take five bytes.
;; SPEC binary-blocktype, binary-sint; Bblocktype
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\01\04\01\60\00\00" ;; types: [] -> []
  "\03\02\01\00" ;; functions: one of type 0
  "\0a\0b\01\09\00\02\80\80\80\80\00\0b\0b" ;; code: block of type 0 in five bytes
)
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\01\04\01\60\00\00" ;; types: [] -> []
  "\03\02\01\00" ;; functions: one of type 0
  "\0a\08\01\06\00\02\80\00\0b\0b" ;; code: block of type 0 in two bytes
)
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\03\02\01\00" ;; functions: one of type 0
    "\0a\0c\01\0a\00\02\80\80\80\80\80\00\0b\0b" ;; code: block, type in six bytes
  )
  "integer representation too long")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\03\02\01\00" ;; functions: one of type 0
    "\0a\0b\01\09\00\02\80\80\80\80\20\0b\0b" ;; code: block, type with unused bits set
  )
  "integer too large")
