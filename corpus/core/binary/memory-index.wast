;; The memory index of an access and of memory.size and memory.grow, written out.
;; SPEC binary-memarg, binary-memory.size, binary-memory.grow

;; Bit 6 of the flags announces a memory index.
;; SPEC binary-memarg; Bmemarg
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\01\04\01\60\00\00" ;; types: [] -> []
  "\03\02\01\00" ;; functions: one of type 0
  "\05\03\01\00\01" ;; memories: minimum 1
  "\0a\0b\01\09\00\41\00\28\42\00\00\1a\0b" ;; code: i32.load of memory 0, written out
)

;; A memory index is a number in LEB128, which may take more than one byte.
;; SPEC binary-memory.size, binary-memory.grow; Binstr/memory
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\01\04\01\60\00\00" ;; types: [] -> []
  "\03\02\01\00" ;; functions: one of type 0
  "\05\03\01\00\01" ;; memories: minimum 1
  "\0a\0f\01\0d\00\3f\80\00\1a\41\00\40\80\80\00\1a\0b" ;; code: memory.size, memory.grow
)
