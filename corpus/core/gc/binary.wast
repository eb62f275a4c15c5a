;; Types, heap types and opcodes of garbage-collected aggregates, byte by byte.
;; SPEC binary-rectype, binary-subtype, binary-comptype, binary-structtype, binary-arraytype, binary-fieldtype, binary-storagetype, binary-packtype, binary-heaptype, binary-reftype, binary-instr-aggr

;; 4e a recursive group, 50 a subtype, 4f a final one, 5f structure, 5e array, 60 function; 78 i8, 77 i16; 00 const, 01 var.
;; SPEC binary-rectype, binary-subtype, binary-comptype, binary-structtype, binary-arraytype, binary-fieldtype, binary-storagetype, binary-packtype, binary-mut; Brectype, Bsubtype, Bcomptype, Bfieldtype, Bstoragetype, Bpacktype, Bmut
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\01\3b\09\5f\03\7f\01\78\00\77\01\5e\7b\01\50\00\5f\01\6e\00\50\01\02\5f\01\6d\00\4f\01\03\5f\02\6d\00\7e\00\4f\00\5e\78\00\4e\02\5f\01\63\07\00\5e\64\06\00\4e\00\4e\01\50\00\60\00\00" ;; types: two plain ones, a chain of three subtypes, a final one, a group of two, an empty group, a group of one
)

;; Heap types are one byte each, 69 to 74, or an index; 63 and 64 stand before them for null and not null.
;; SPEC binary-heaptype, binary-absheaptype, binary-reftype; Babsheaptype, Bheaptype, Breftype
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\01\2b\02\60\00\0c\6e\6d\6c\6b\6a\71\70\73\6f\72\69\74\60\00\0c\63\6e\63\6d\63\6c\63\6b\63\6a\63\71\63\70\63\73\63\6f\63\72\63\69\63\74" ;; types: twelve nullable references, in short and in full
  "\03\04\03\00\01\00" ;; functions
  "\0a\26\03\1a\00\d0\6e\d0\6d\d0\6c\d0\6b\d0\6a\d0\71\d0\70\d0\73\d0\6f\d0\72\d0\69\d0\74\0b\04\00\10\00\0b\04\00\10\01\0b" ;; code: ref.null of each; the other way of writing; and back
)
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\01\34\01\60\0c\64\6e\64\6d\64\6c\64\6b\64\6a\64\71\64\70\64\73\64\6f\64\72\64\69\64\74\0c\64\6e\64\6d\64\6c\64\6b\64\6a\64\71\64\70\64\73\64\6f\64\72\64\69\64\74" ;; types: twelve references that are not null
  "\03\02\01\00" ;; functions
  "\0a\1c\01\1a\00\20\00\20\01\20\02\20\03\20\04\20\05\20\06\20\07\20\08\20\09\20\0a\20\0b\0b" ;; code: local.get of each
)
;; An index is an s33, positive; it may be padded to five bytes.
;; SPEC binary-heaptype, binary-sint; Bheaptype
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\01\0e\02\5f\00\60\01\64\00\01\64\80\80\80\80\00" ;; types: a structure, a function of it
  "\03\02\01\01" ;; functions
  "\0a\06\01\04\00\20\00\0b" ;; code: local.get 0
)
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\07\01\60\01\64\ff\7f\00" ;; types: ref of a negative index in two bytes
  )
  "malformed heap type")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\06\01\60\01\64\40\00" ;; types: ref of 40
  )
  "malformed heap type")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\06\01\60\01\63\7f\00" ;; types: ref null of 7f, a number type
  )
  "malformed heap type")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\06\01\60\01\63\7b\00" ;; types: ref null of 7b, a vector type
  )
  "malformed heap type")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\06\01\60\01\64\75\00" ;; types: ref of 75
  )
  "malformed heap type")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\06\01\60\01\64\68\00" ;; types: ref of 68
  )
  "malformed heap type")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\05\01\60\01\78\00" ;; types: a packed type where a value type is due
  )
  "malformed value type")

;; Other bytes where a definition, storage type or mutability is due
;; SPEC binary-comptype, binary-subtype, binary-storagetype, binary-mut; Bcomptype, Bsubtype, Bstoragetype, Bmut
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\03\01\5d\00" ;; types: 5d
  )
  "malformed definition type")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\61\00\00" ;; types: 61
  )
  "malformed definition type")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\07\01\50\00\4f\00\5f\00" ;; types: a subtype in a subtype
  )
  "malformed definition type")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\05\01\50\00\4e\00" ;; types: a group in a subtype
  )
  "malformed definition type")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\07\01\4e\01\4e\01\5f\00" ;; types: a group in a group
  )
  "malformed definition type")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\5e\76\00" ;; types: array of 76
  )
  "malformed storage type")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\5e\79\00" ;; types: array of 79
  )
  "malformed storage type")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\05\01\5f\01\40\00" ;; types: structure of 40
  )
  "malformed storage type")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\5e\7f\02" ;; types: mutability 2
  )
  "malformed mutability")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\05\01\5f\01\78\ff" ;; types: mutability ff
  )
  "malformed mutability")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\05\01\4e\02\5f\00" ;; types: a group of two that holds one
  )
  "unexpected end")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\05\01\5f\02\7f\00" ;; types: a structure of two fields that holds one
  )
  "unexpected end")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\03\01\50\01" ;; types: a supertype that is missing
  )
  "unexpected end")

;; fb 00 to fb 05: struct.new, new_default, get, get_s, get_u, set; fb 06 to fb 13: the arrays; fb 14 to fb 1e: tests, casts, conversions, numbers
;; SPEC binary-struct.new, binary-struct.new_default, binary-struct.get, binary-struct.get_s, binary-struct.get_u, binary-struct.set, binary-array.new, binary-array.new_default, binary-array.new_fixed, binary-array.new_data, binary-array.new_elem, binary-array.get, binary-array.get_s, binary-array.get_u, binary-array.set, binary-array.len, binary-array.fill, binary-array.copy, binary-array.init_data, binary-array.init_elem, binary-ref.test, binary-ref.cast, binary-br_on_cast, binary-br_on_cast_fail, binary-castop, binary-any.convert_extern, binary-extern.convert_any, binary-ref.i31, binary-i31.get_s, binary-i31.get_u; Binstr/struct, Binstr/array, Binstr/ref, Binstr/extern, Binstr/i31
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\01\1d\07\5f\02\7e\01\78\01\5e\78\01\5e\70\01\5e\7f\00\60\00\01\7f\60\00\01\7e\60\01\7f\01\7f" ;; types: a structure, arrays of i8, funcref and i32, functions
  "\03\21\20\05\05\04\04\05\04\04\04\04\04\04\04\04\04\04\04\04\04\04\04\04\04\06\06\06\04\04\04\04\04\04\04" ;; functions
  "\07\d7\03\20" ;; exports: each by its name
  "\0astruct.new\00\00"
  "\0bnew_default\00\01"
  "\05get_s\00\02"
  "\05get_u\00\03"
  "\0astruct.set\00\04"
  "\09array.new\00\05"
  "\11array.new_default\00\06"
  "\0farray.new_fixed\00\07"
  "\0earray.new_data\00\08"
  "\0earray.new_elem\00\09"
  "\0barray.get_s\00\0a"
  "\0barray.get_u\00\0b"
  "\09array.set\00\0c"
  "\09array.len\00\0d"
  "\0aarray.fill\00\0e"
  "\0aarray.copy\00\0f"
  "\0farray.init_data\00\10"
  "\0farray.init_elem\00\11"
  "\08ref.test\00\12"
  "\0dref.test-null\00\13"
  "\08ref.cast\00\14"
  "\0dref.cast-null\00\15"
  "\0dref.i31+get_s\00\16"
  "\0dref.i31+get_u\00\17"
  "\07convert\00\18"
  "\0cbr_on_cast-0\00\19"
  "\0cbr_on_cast-1\00\1a"
  "\0cbr_on_cast-3\00\1b"
  "\0fbr_on_cast-null\00\1c"
  "\0ebr_on_cast-not\00\1d"
  "\0fbr_on_cast_fail\00\1e"
  "\13br_on_cast_fail-not\00\1f"
  "\09\0a\01\05\70\02\d2\00\0b\d0\70\0b" ;; elements: a function and null
  "\0c\01\01" ;; data count
  "\0a\d1\04\20" ;; code
  "\0e\00\42\05\41\ff\00\fb\00\00\fb\02\00\00\0b" ;; struct.new
  "\09\00\fb\01\00\fb\02\00\00\0b" ;; new_default
  "\0e\00\42\05\41\ff\01\fb\00\00\fb\03\00\01\0b" ;; get_s
  "\0e\00\42\05\41\ff\01\fb\00\00\fb\04\00\01\0b" ;; get_u
  "\16\01\01\64\00\fb\01\00\22\00\42\09\fb\05\00\00\20\00\fb\02\00\00\0b" ;; struct.set
  "\0e\00\41\07\41\03\fb\06\03\41\02\fb\0b\03\0b" ;; array.new
  "\0c\00\41\03\fb\07\03\41\02\fb\0b\03\0b" ;; array.new_default
  "\0f\00\41\04\41\05\fb\08\03\02\41\01\fb\0b\03\0b" ;; array.new_fixed
  "\0f\00\41\01\41\02\fb\09\01\00\41\01\fb\0d\01\0b" ;; array.new_data
  "\10\00\41\00\41\02\fb\0a\02\00\41\01\fb\0b\02\d1\0b" ;; array.new_elem
  "\0f\00\41\01\41\02\fb\09\01\00\41\00\fb\0c\01\0b" ;; array.get_s
  "\0f\00\41\01\41\02\fb\09\01\00\41\00\fb\0d\01\0b" ;; array.get_u
  "\1a\01\01\64\01\41\02\fb\07\01\22\00\41\01\41\09\fb\0e\01\20\00\41\01\fb\0d\01\0b" ;; array.set
  "\09\00\41\05\fb\07\01\fb\0f\0b" ;; array.len
  "\24\01\01\64\01\41\04\fb\07\01\22\00\41\01\41\06\41\02\fb\10\01\20\00\41\02\fb\0d\01\20\00\41\03\fb\0d\01\6a\0b" ;; array.fill
  "\25\01\01\64\01\41\04\fb\07\01\22\00\41\01\41\00\41\04\fb\09\01\00\41\02\41\02\fb\11\01\01\20\00\41\01\fb\0d\01\0b" ;; array.copy
  "\1d\01\01\64\01\41\04\fb\07\01\22\00\41\02\41\01\41\02\fb\12\01\00\20\00\41\03\fb\0d\01\0b" ;; array.init_data
  "\1e\01\01\64\02\41\02\fb\07\02\22\00\41\01\41\00\41\01\fb\13\02\00\20\00\41\01\fb\0b\02\d1\0b" ;; array.init_elem
  "\07\00\d0\6e\fb\14\6e\0b" ;; ref.test
  "\07\00\d0\6e\fb\15\6e\0b" ;; ref.test-null
  "\0a\00\d0\6e\fb\16\6e\1a\41\01\0b" ;; ref.cast
  "\0a\00\d0\6e\fb\17\6e\1a\41\01\0b" ;; ref.cast-null
  "\08\00\20\00\fb\1c\fb\1d\0b" ;; ref.i31+get_s
  "\08\00\20\00\fb\1c\fb\1e\0b" ;; ref.i31+get_u
  "\0f\00\20\00\fb\1c\fb\1b\fb\1a\fb\17\6c\fb\1d\0b" ;; convert
  "\17\00\02\64\6d\41\00\fb\1c\fb\18\00\00\6e\6d\1a\41\00\0f\0b\1a\41\01\0b" ;; br_on_cast-0
  "\17\00\02\64\6d\41\00\fb\1c\fb\18\01\00\6e\6d\1a\41\00\0f\0b\1a\41\01\0b" ;; br_on_cast-1
  "\17\00\02\63\6d\41\00\fb\1c\fb\18\03\00\6e\6d\1a\41\00\0f\0b\1a\41\01\0b" ;; br_on_cast-3
  "\15\00\02\63\6d\d0\6e\fb\18\03\00\6e\6d\1a\41\00\0f\0b\1a\41\01\0b" ;; br_on_cast-null
  "\15\00\02\64\6d\d0\6e\fb\18\01\00\6e\6d\1a\41\00\0f\0b\1a\41\01\0b" ;; br_on_cast-not
  "\15\00\02\63\6e\d0\6e\fb\19\01\00\6e\6d\1a\41\00\0f\0b\1a\41\01\0b" ;; br_on_cast_fail
  "\15\00\02\64\6e\d0\6e\fb\19\03\00\6e\6d\1a\41\00\0f\0b\1a\41\01\0b" ;; br_on_cast_fail-not
  "\0b\07\01\01\04\81\82\83\84" ;; data: four bytes
)
(assert_return (invoke "struct.new") (i64.const 5))
(assert_return (invoke "new_default") (i64.const 0))
(assert_return (invoke "get_s") (i32.const -1))
(assert_return (invoke "get_u") (i32.const 255))
(assert_return (invoke "struct.set") (i64.const 9))
(assert_return (invoke "array.new") (i32.const 7))
(assert_return (invoke "array.new_default") (i32.const 0))
(assert_return (invoke "array.new_fixed") (i32.const 5))
(assert_return (invoke "array.new_data") (i32.const 131))
(assert_return (invoke "array.new_elem") (i32.const 1))
(assert_return (invoke "array.get_s") (i32.const -126))
(assert_return (invoke "array.get_u") (i32.const 130))
(assert_return (invoke "array.set") (i32.const 9))
(assert_return (invoke "array.len") (i32.const 5))
(assert_return (invoke "array.fill") (i32.const 6))
(assert_return (invoke "array.copy") (i32.const 131))
(assert_return (invoke "array.init_data") (i32.const 131))
(assert_return (invoke "array.init_elem") (i32.const 0))
(assert_return (invoke "ref.test") (i32.const 0))
(assert_return (invoke "ref.test-null") (i32.const 1))
(assert_trap (invoke "ref.cast") "cast failure")
(assert_return (invoke "ref.cast-null") (i32.const 1))
(assert_return (invoke "ref.i31+get_s" (i32.const -1)) (i32.const -1))
(assert_return (invoke "ref.i31+get_u" (i32.const -1)) (i32.const 0x7fffffff))
(assert_return (invoke "convert" (i32.const 5)) (i32.const 5))
(assert_return (invoke "br_on_cast-0") (i32.const 1))
(assert_return (invoke "br_on_cast-1") (i32.const 1))
(assert_return (invoke "br_on_cast-3") (i32.const 1))
(assert_return (invoke "br_on_cast-null") (i32.const 1))
(assert_return (invoke "br_on_cast-not") (i32.const 0))
(assert_return (invoke "br_on_cast_fail") (i32.const 1))
(assert_return (invoke "br_on_cast_fail-not") (i32.const 0))

;; The number after fb is a u32; fb 1f and on are none; the flags of a cast branch are 0 to 3.
;; SPEC binary-instr-aggr, binary-castop; Bcastop, Binstr/control
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\01\04\01\60\00\00" ;; types
  "\03\02\01\00" ;; functions
  "\0a\0d\01\0b\00\41\00\fb\9c\80\80\80\00\1a\0b" ;; code: ref.i31 as fb 9c 80 80 80 00, drop
)
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types
    "\03\02\01\00" ;; functions
    "\0a\06\01\04\00\fb\1f\0b" ;; code: fb 1f
  )
  "illegal opcode fb 1f")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types
    "\03\02\01\00" ;; functions
    "\0a\06\01\04\00\fb\7f\0b" ;; code: fb 7f
  )
  "illegal opcode fb 7f")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types
    "\03\02\01\00" ;; functions
    "\0a\0a\01\08\00\fb\ff\ff\ff\ff\0f\0b" ;; code: fb ffffffff
  )
  "illegal opcode fb ffffffff")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types
    "\03\02\01\00" ;; functions
    "\0a\0d\01\0b\00\d0\6e\fb\18\04\00\6e\6e\1a\0b" ;; code: br_on_cast with flags 4
  )
  "malformed cast flags")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types
    "\03\02\01\00" ;; functions
    "\0a\0d\01\0b\00\d0\6e\fb\19\ff\00\6e\6e\1a\0b" ;; code: br_on_cast_fail with flags ff
  )
  "malformed cast flags")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types
    "\03\02\01\00" ;; functions
    "\0a\0a\01\08\00\d0\6e\fb\14\7f\1a\0b" ;; code: ref.test of 7f
  )
  "malformed heap type")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types
    "\03\02\01\00" ;; functions
    "\0a\0a\01\08\00\d0\6e\fb\16\40\1a\0b" ;; code: ref.cast of 40
  )
  "malformed heap type")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types
    "\03\02\01\00" ;; functions
    "\0a\07\01\05\00\d0\7f\1a\0b" ;; code: ref.null of 7f
  )
  "malformed heap type")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types
    "\03\02\01\00" ;; functions
    "\0a\08\01\06\00\d0\63\6e\1a\0b" ;; code: ref.null of a reference type
  )
  "malformed heap type")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types
    "\03\02\01\00" ;; functions
    "\0a\04\01\02\00\fb" ;; code: fb alone
  )
  "unexpected end")

;; The flags give null to the source by 1, to the target by 2; with 2 alone the target does not fit the source.
;; SPEC binary-castop, valid-br_on_cast; Bcastop, Instr_ok/br_on_cast
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\07\01\60\01\64\6e\01\6d" ;; types
    "\03\02\01\00" ;; functions
    "\0a\0d\01\0b\00\20\00\fb\18\02\00\6e\6d\00\0b" ;; code: br_on_cast 0 (ref any) (ref null eq)
  )
  "type mismatch")

;; Data segments that array.new_data and array.init_data use must be counted beforehand.
;; SPEC binary-datacntsec; Bmodule
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\07\02\5e\78\01\60\00\00" ;; types
    "\03\02\01\01" ;; functions
    "\0a\0d\01\0b\00\41\00\41\00\fb\09\00\00\1a\0b" ;; code: array.new_data
    "\0b\03\01\01\00" ;; data: a passive one
  )
  "data count section required")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\07\02\5e\78\01\60\00\00" ;; types
    "\03\02\01\01" ;; functions
    "\0a\13\01\11\00\41\00\fb\07\00\41\00\41\00\41\00\fb\12\00\00\0b" ;; code: array.init_data
    "\0b\03\01\01\00" ;; data: a passive one
  )
  "data count section required")
