;;! features: module-linking
;; A nested module is a whole module with its size before it.

;; The size is that of the module, no byte more or less.
;; SPEC module-linking/Binary#module-section-14
;; REQ L-140
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\0e\24\01\22" ;; modules: one
    "\00\61\73\6d\01\00\00\00"
    "\01\05\01\60\00\01\7f" ;; types: [] -> [i32]
    "\03\02\01\00" ;; functions: type 0
    "\07\05\01\01\76\00\00" ;; exports: function 0 as "v"
    "\0a\06\01\04\00\41\03\0b" ;; code
  "\0f\04\01\00\00\00" ;; instances: one
  "\10\06\01\00\00\00\01\76" ;; aliases: "v"
  "\07\05\01\01\76\00\00" ;; exports: "v"
)
(assert_return (invoke "v") (i32.const 3))
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\0e\24\01\21" ;; modules: one, said to be of 33 bytes
      "\00\61\73\6d\01\00\00\00"
      "\01\05\01\60\00\01\7f" ;; types: [] -> [i32]
      "\03\02\01\00" ;; functions: type 0
      "\07\05\01\01\76\00\00" ;; exports: function 0 as "v"
      "\0a\06\01\04\00\41\03\0b" ;; code
  )
  "length out of bounds")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\0e\24\01\23" ;; modules: one, said to be of 35 bytes
      "\00\61\73\6d\01\00\00\00"
      "\01\05\01\60\00\01\7f" ;; types: [] -> [i32]
      "\03\02\01\00" ;; functions: type 0
      "\07\05\01\01\76\00\00" ;; exports: function 0 as "v"
      "\0a\06\01\04\00\41\03\0b" ;; code
  )
  "length out of bounds")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\0e\24\01\00" ;; modules: one, said to be of 0 bytes
      "\00\61\73\6d\01\00\00\00"
      "\01\05\01\60\00\01\7f" ;; types: [] -> [i32]
      "\03\02\01\00" ;; functions: type 0
      "\07\05\01\01\76\00\00" ;; exports: function 0 as "v"
      "\0a\06\01\04\00\41\03\0b" ;; code
  )
  "unexpected end")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\0e\24\01\04" ;; modules: one, said to be of 4 bytes
      "\00\61\73\6d\01\00\00\00"
      "\01\05\01\60\00\01\7f" ;; types: [] -> [i32]
      "\03\02\01\00" ;; functions: type 0
      "\07\05\01\01\76\00\00" ;; exports: function 0 as "v"
      "\0a\06\01\04\00\41\03\0b" ;; code
  )
  "unexpected end")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\0e\25\01\8a\08" ;; modules: one, said to be of 1034 bytes
      "\00\61\73\6d\01\00\00\00"
      "\01\05\01\60\00\01\7f" ;; types: [] -> [i32]
      "\03\02\01\00" ;; functions: type 0
      "\07\05\01\01\76\00\00" ;; exports: function 0 as "v"
      "\0a\06\01\04\00\41\03\0b" ;; code
  )
  "length out of bounds")

;; A size that takes in the next module's first byte, or leaves the last of this one to it
;; SPEC module-linking/Binary#module-section-14
;; REQ L-140
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\0e\13\02\07" ;; modules: two, the first said to be of 7 bytes
      "\00\61\73\6d\01\00\00\00"
    "\08" ;; another
      "\00\61\73\6d\01\00\00\00"
  )
  "unexpected end")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\0e\13\02\09" ;; modules: two, the first said to be of 9 bytes
      "\00\61\73\6d\01\00\00\00"
    "\08" ;; another
      "\00\61\73\6d\01\00\00\00"
  )
  "unexpected end")

;; The preamble is needed, magic and version.
;; SPEC module-linking/Binary#module-section-14
;; REQ L-140
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\0e\0a\01\08" ;; modules: one
      "\00\61\73\6e\01\00\00\00"
  )
  "magic header not detected")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\0e\0a\01\08" ;; modules: one
      "\00\61\73\6d\02\00\00\00"
  )
  "unknown binary version")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\0e\0a\01\08" ;; modules: one
      "\00\61\73\6d\0d\00\01\00"
  )
  "unknown binary version")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\0e\09\01\07" ;; modules: one
      "\00\61\73\6d\01\00\00"
  )
  "unexpected end")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\0e\02\01\00" ;; modules: one
      ""
  )
  "unexpected end")

;; The number of modules is that of the modules.
;; SPEC module-linking/Binary#module-section-14
;; REQ L-140
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\0e\0a\02\08\00\61\73\6d\01\00\00\00") "unexpected end")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\0e\0a\00\08\00\61\73\6d\01\00\00\00") "section size mismatch")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\0e\13\01\08\00\61\73\6d\01\00\00\00\08\00\61\73\6d\01\00\00\00") "section size mismatch")

;; The size is a u32, which may be written long.
;; SPEC module-linking/Binary#module-section-14, binary-int
;; REQ L-140
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\0e\0e\01\88\80\80\80\00\00\61\73\6d\01\00\00\00" ;; modules: an empty one, its size in five bytes
)
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\0e\0f\01\88\80\80\80\80\00\00\61\73\6d\01\00\00\00") "integer representation too long")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\0e\0e\01\88\80\80\80\10\00\61\73\6d\01\00\00\00") "integer too large")

;; What is malformed in a child makes its parent malformed, two levels down too.
;; SPEC module-linking/Binary#module-section-14
;; REQ L-140
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\0e\0c\01\0a" ;; modules: one with a section of no known id
      "\00\61\73\6d\01\00\00\00"
      "\11\01"
  )
  "malformed section id")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\0e\1a\01\18" ;; modules: one
      "\00\61\73\6d\01\00\00\00"
      "\0e\0e\01\0c" ;; modules: one
        "\00\61\73\6d\01\00\00\00"
        "\03\02\01\00" ;; functions: one without code
  )
  "function and code section have inconsistent lengths")
