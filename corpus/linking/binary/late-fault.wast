;;! features: module-linking
;; A nested module may be done with before its parent's bytes are there; a later fault condemns the whole all the same.

;; Behind a good child the parent is cut short, has an unknown section, or junk.
;; SPEC module-linking/Explainer#binary-format-considerations
;; REQ L-199
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\0e\24\01\22" ;; modules: a good one
      "\00\61\73\6d\01\00\00\00"
      "\01\05\01\60\00\01\7f" ;; types: [] -> [i32]
      "\03\02\01\00" ;; functions: type 0
      "\07\05\01\01\76\00\00" ;; exports: function 0 as "v"
      "\0a\06\01\04\00\41\01\0b" ;; code
    "\0f" ;; cut short
  )
  "unexpected end")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\0e\24\01\22" ;; modules: a good one
      "\00\61\73\6d\01\00\00\00"
      "\01\05\01\60\00\01\7f" ;; types: [] -> [i32]
      "\03\02\01\00" ;; functions: type 0
      "\07\05\01\01\76\00\00" ;; exports: function 0 as "v"
      "\0a\06\01\04\00\41\01\0b" ;; code
    "\11\01\00" ;; no section
  )
  "malformed section id")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\0e\24\01\22" ;; modules: a good one
      "\00\61\73\6d\01\00\00\00"
      "\01\05\01\60\00\01\7f" ;; types: [] -> [i32]
      "\03\02\01\00" ;; functions: type 0
      "\07\05\01\01\76\00\00" ;; exports: function 0 as "v"
      "\0a\06\01\04\00\41\01\0b" ;; code
    "\03\01\00" ;; functions: none
    "\03\01\00" ;; functions: none
  )
  "unexpected content after last section")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\0e\24\01\22" ;; modules: a good one
      "\00\61\73\6d\01\00\00\00"
      "\01\05\01\60\00\01\7f" ;; types: [] -> [i32]
      "\03\02\01\00" ;; functions: type 0
      "\07\05\01\01\76\00\00" ;; exports: function 0 as "v"
      "\0a\06\01\04\00\41\01\0b" ;; code
    "\01\05\01\60\00\01\7f" ;; types: [] -> [i32]
    "\03\02\01\00" ;; functions: one, without code
  )
  "function and code section have inconsistent lengths")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\0e\2a\02\22" ;; modules: a good one
      "\00\61\73\6d\01\00\00\00"
      "\01\05\01\60\00\01\7f" ;; types: [] -> [i32]
      "\03\02\01\00" ;; functions: type 0
      "\07\05\01\01\76\00\00" ;; exports: function 0 as "v"
      "\0a\06\01\04\00\41\01\0b" ;; code
    "\05" ;; another
      "\00\61\73\6d\01"
  )
  "unexpected end")

;; Behind a good child the parent is invalid.
;; SPEC module-linking/Explainer#binary-format-considerations
;; REQ L-199
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\0e\24\01\22" ;; modules: a good one
      "\00\61\73\6d\01\00\00\00"
      "\01\05\01\60\00\01\7f" ;; types: [] -> [i32]
      "\03\02\01\00" ;; functions: type 0
      "\07\05\01\01\76\00\00" ;; exports: function 0 as "v"
      "\0a\06\01\04\00\41\01\0b" ;; code
    "\0f\04\01\00\01\00" ;; instances: of module 1
  )
  "unknown module")
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\0e\24\01\22" ;; modules: a good one
      "\00\61\73\6d\01\00\00\00"
      "\01\05\01\60\00\01\7f" ;; types: [] -> [i32]
      "\03\02\01\00" ;; functions: type 0
      "\07\05\01\01\76\00\00" ;; exports: function 0 as "v"
      "\0a\06\01\04\00\41\01\0b" ;; code
    "\01\05\01\60\00\01\7e" ;; types: [] -> [i64]
    "\03\02\01\00" ;; functions: one
    "\0a\06\01\04\00\41\00\0b" ;; code
  )
  "type mismatch")
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\0e\40\02\22" ;; modules: a good one
      "\00\61\73\6d\01\00\00\00"
      "\01\05\01\60\00\01\7f" ;; types: [] -> [i32]
      "\03\02\01\00" ;; functions: type 0
      "\07\05\01\01\76\00\00" ;; exports: function 0 as "v"
      "\0a\06\01\04\00\41\01\0b" ;; code
    "\1b" ;; another
      "\00\61\73\6d\01\00\00\00"
      "\01\05\01\60\00\01\7f" ;; types: [] -> [i32]
      "\03\02\01\00" ;; functions: type 0
      "\0a\06\01\04\00\42\00\0b" ;; code
  )
  "type mismatch")

;; In text the same.
;; SPEC module-linking/Explainer#binary-format-considerations
;; REQ L-199
(assert_malformed (module quote "(module (module (func (export \"v\"))) (func (call $f)))") "unknown function")
(assert_invalid (module (module (func (export "v"))) (func (call 1))) "unknown function")
