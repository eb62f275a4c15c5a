;; Code: sizes of bodies, locals, end, immediates that are cut off.
;; SPEC binary-code, binary-func, binary-expr; Bcode, Bfunc, Blocals, Bexpr

;; A body is exactly as long as its size says and ends with end.
;; SPEC binary-code, binary-expr; Bcode, Bexpr
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\01\04\01\60\00\00" ;; types: [] -> []
  "\03\02\01\00" ;; functions: one of type 0
  "\0a\04\01\02\00\0b" ;; code: the empty body
)
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\03\02\01\00" ;; functions: one of type 0
    "\0a\04\01\02\00\01" ;; code: nop, no end
  )
  "END opcode expected")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\03\02\01\00" ;; functions: one of type 0
    "\0a\06\01\04\00\02\40\0b" ;; code: block closed, body not
  )
  "END opcode expected")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\03\02\01\00" ;; functions: one of type 0
    "\0a\03\01\01\00" ;; code: body of size 1, no end
  )
  "unexpected end")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\03\02\01\00" ;; functions: one of type 0
    "\0a\02\01\00" ;; code: body of size 0
  )
  "unexpected end")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\03\02\01\00" ;; functions: one of type 0
    "\0a\05\01\03\00\0b\0b" ;; code: a byte after end
  )
  "section size mismatch")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\03\02\01\00" ;; functions: one of type 0
    "\0a\05\01\03\00\0b\01" ;; code: nop after end
  )
  "section size mismatch")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\03\02\01\00" ;; functions: one of type 0
    "\0a\04\01\03\00\0b" ;; code: size larger than the body
  )
  "unexpected end")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\03\02\01\00" ;; functions: one of type 0
    "\0a\05\01\02\00\01\0b" ;; code: size smaller than the body
  )
  "END opcode expected")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\03\02\01\00" ;; functions: one of type 0
    "\0a\04\01\7f\00\0b" ;; code: size larger than the section
  )
  "unexpected end")

;; else stands only between an if and its end, once.
;; SPEC binary-if, binary-instr-control; Binstr/block
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\01\04\01\60\00\00" ;; types: [] -> []
  "\03\02\01\00" ;; functions: one of type 0
  "\0a\0a\01\08\00\41\00\04\40\05\0b\0b" ;; code: if else end
)
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\01\04\01\60\00\00" ;; types: [] -> []
  "\03\02\01\00" ;; functions: one of type 0
  "\0a\09\01\07\00\41\00\04\40\0b\0b" ;; code: if end
)
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\03\02\01\00" ;; functions: one of type 0
    "\0a\05\01\03\00\05\0b" ;; code: else
  )
  "END opcode expected")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\03\02\01\00" ;; functions: one of type 0
    "\0a\08\01\06\00\02\40\05\0b\0b" ;; code: block else end
  )
  "END opcode expected")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\03\02\01\00" ;; functions: one of type 0
    "\0a\08\01\06\00\03\40\05\0b\0b" ;; code: loop else end
  )
  "END opcode expected")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\03\02\01\00" ;; functions: one of type 0
    "\0a\0b\01\09\00\41\00\04\40\05\05\0b\0b" ;; code: if else else end
  )
  "END opcode expected")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\03\02\01\00" ;; functions: one of type 0
    "\0a\09\01\07\00\02\40\02\40\0b\0b" ;; code: two blocks, one end
  )
  "unexpected end")

;; A constant expression ends with end too.
;; SPEC binary-expr, binary-global, binary-data, binary-elem; Bexpr
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\06\05\01\7f\00\41\00" ;; globals: no end
  )
  "unexpected end")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\06\03\01\7f\00" ;; globals: no expression
  )
  "unexpected end")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\05\03\01\00\01" ;; memories: minimum 1
    "\0b\06\01\00\41\00\ff\00" ;; data: offset without end
  )
  "illegal opcode")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\04\04\01\70\00\01" ;; tables: funcref, minimum 1
    "\09\04\01\00\41\00" ;; elements: offset without end
  )
  "unexpected end")

;; Locals: runs of a count and a type, 2^32 - 1 altogether at most.
;; SPEC binary-local, binary-func; Blocals, Bfunc
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\01\06\01\60\01\7f\01\7e" ;; types: [i32] -> [i64]
  "\03\02\01\00" ;; functions: one of type 0
  "\07\05\01\01\66\00\00" ;; exports
  "\0a\0e\01\0c\04\01\7f\00\7d\02\7e\00\7c\20\03\0b" ;; code: locals 1 i32, 0 f32, 2 i64, 0 f64; local.get 3
)
(assert_return (invoke "f" (i32.const 1)) (i64.const 0))
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\03\02\01\00" ;; functions: one of type 0
    "\0a\0c\01\0a\02\ff\ff\ff\ff\0f\7f\02\7e\0b" ;; code: 2^32 - 1 i32, 2 i64
  )
  "too many locals")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\03\02\01\00" ;; functions: one of type 0
    "\0a\0c\01\0a\02\ff\ff\ff\ff\0f\7f\01\7f\0b" ;; code: 2^32 - 1 i32, 1 i32
  )
  "too many locals")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\03\02\01\00" ;; functions: one of type 0
    "\0a\12\01\10\03\80\80\80\80\08\7f\80\80\80\80\08\7e\00\7d\0b" ;; code: 2^31 i32, 2^31 i64, 0 f32
  )
  "too many locals")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\03\02\01\00" ;; functions: one of type 0
    "\0a\1c\01\1a\04\80\80\80\80\04\7f\80\80\80\80\04\7e\80\80\80\80\04\7d\80\80\80\80\04\7c\0b" ;; code: four times 2^30
  )
  "too many locals")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\03\02\01\00" ;; functions: one of type 0
    "\0a\04\01\02\01\01" ;; code: a run without type
  )
  "unexpected end")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\03\02\01\00" ;; functions: one of type 0
    "\0a\05\01\03\02\01\7f" ;; code: two runs announced, one there
  )
  "unexpected end")

;; Immediates that are cut off by the end of the body
;; SPEC binary-instr
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\03\02\01\00" ;; functions: one of type 0
    "\0a\04\01\02\00\0c" ;; code: br
  )
  "unexpected end")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\03\02\01\00" ;; functions: one of type 0
    "\0a\04\01\02\00\0d" ;; code: br_if
  )
  "unexpected end")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\03\02\01\00" ;; functions: one of type 0
    "\0a\04\01\02\00\0e" ;; code: br_table, no count
  )
  "unexpected end")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\03\02\01\00" ;; functions: one of type 0
    "\0a\07\01\05\00\0e\02\00\00" ;; code: br_table, no default
  )
  "unexpected end")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\03\02\01\00" ;; functions: one of type 0
    "\0a\04\01\02\00\10" ;; code: call
  )
  "unexpected end")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\03\02\01\00" ;; functions: one of type 0
    "\0a\05\01\03\00\11\00" ;; code: call_indirect, no table
  )
  "unexpected end")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\03\02\01\00" ;; functions: one of type 0
    "\0a\04\01\02\00\20" ;; code: local.get
  )
  "unexpected end")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\03\02\01\00" ;; functions: one of type 0
    "\0a\04\01\02\00\23" ;; code: global.get
  )
  "unexpected end")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\03\02\01\00" ;; functions: one of type 0
    "\0a\04\01\02\00\25" ;; code: table.get
  )
  "unexpected end")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\03\02\01\00" ;; functions: one of type 0
    "\0a\05\01\03\00\28\02" ;; code: i32.load, no offset
  )
  "unexpected end")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\03\02\01\00" ;; functions: one of type 0
    "\0a\04\01\02\00\3f" ;; code: memory.size
  )
  "unexpected end")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\03\02\01\00" ;; functions: one of type 0
    "\0a\04\01\02\00\41" ;; code: i32.const
  )
  "unexpected end")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\03\02\01\00" ;; functions: one of type 0
    "\0a\05\01\03\00\41\80" ;; code: i32.const, half
  )
  "unexpected end")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\03\02\01\00" ;; functions: one of type 0
    "\0a\05\01\03\00\42\ff" ;; code: i64.const, half
  )
  "unexpected end")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\03\02\01\00" ;; functions: one of type 0
    "\0a\07\01\05\00\43\00\00\00" ;; code: f32.const, three bytes
  )
  "unexpected end")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\03\02\01\00" ;; functions: one of type 0
    "\0a\0b\01\09\00\44\00\00\00\00\00\00\00" ;; code: f64.const, seven bytes
  )
  "unexpected end")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\03\02\01\00" ;; functions: one of type 0
    "\0a\04\01\02\00\d0" ;; code: ref.null
  )
  "unexpected end")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\03\02\01\00" ;; functions: one of type 0
    "\0a\04\01\02\00\d2" ;; code: ref.func
  )
  "unexpected end")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\03\02\01\00" ;; functions: one of type 0
    "\0a\04\01\02\00\fc" ;; code: prefix FC alone
  )
  "unexpected end")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\03\02\01\00" ;; functions: one of type 0
    "\0a\06\01\04\00\fc\0a\00" ;; code: memory.copy, one index
  )
  "unexpected end")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\03\02\01\00" ;; functions: one of type 0
    "\0a\05\01\03\00\1c\01" ;; code: select, no type
  )
  "unexpected end")

;; br_table with more labels announced than are there
;; SPEC binary-br_table; Binstr/control
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\03\02\01\00" ;; functions: one of type 0
    "\0a\0d\01\0b\00\41\00\0e\ff\ff\ff\ff\0f\00\0b" ;; code: br_table of 2^32 - 1 labels
  )
  "unexpected end")

;; The flags of a memory access are below 2^7.
;; SPEC binary-memarg; Bmemarg
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\03\02\01\00" ;; functions: one of type 0
    "\05\03\01\00\01" ;; memories: minimum 1
    "\0a\0b\01\09\00\41\00\28\80\01\00\1a\0b" ;; code: i32.load, flags 80 01
  )
  "malformed memop flags")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\03\02\01\00" ;; functions: one of type 0
    "\05\03\01\00\01" ;; memories: minimum 1
    "\0a\0e\01\0c\00\41\00\28\ff\ff\ff\ff\0f\00\1a\0b" ;; code: i32.load, flags ff ff ff ff 0f
  )
  "malformed memop flags")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\03\02\01\00" ;; functions: one of type 0
    "\05\03\01\00\01" ;; memories: minimum 1
    "\0a\0e\01\0c\00\41\00\28\80\80\80\80\01\00\1a\0b" ;; code: i32.load, flags 80 80 80 80 01
  )
  "malformed memop flags")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\03\02\01\00" ;; functions: one of type 0
    "\05\03\01\00\01" ;; memories: minimum 1
    "\0a\0b\01\09\00\41\00\28\80\02\00\1a\0b" ;; code: i32.load, flags 80 02
  )
  "malformed memop flags")
