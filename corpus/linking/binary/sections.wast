;;! features: module-linking
;; The sections 14, 15 and 16: modules, instances, aliases.

;; Each may be empty, and may come again.
;; SPEC module-linking/Binary#module-level-updates
;; REQ L-124
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\0e\01\00" ;; modules: none
)
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\0f\01\00" ;; instances: none
)
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\10\01\00" ;; aliases: none
)
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\0e\01\00"
  "\0f\01\00"
  "\10\01\00"
  "\10\01\00"
  "\0f\01\00"
  "\0e\01\00"
)

;; All three at work: a module, an instance of it, an alias of its function.
;; SPEC module-linking/Binary#module-section-14, module-linking/Binary#instance-section-15, module-linking/Binary#alias-section-16
;; REQ L-124
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\01\05\01\60\00\01\7f" ;; types: [] -> [i32]
  "\0e\24\01\22" ;; modules: one
    "\00\61\73\6d\01\00\00\00"
    "\01\05\01\60\00\01\7f" ;; types: [] -> [i32]
    "\03\02\01\00" ;; functions: type 0
    "\07\05\01\01\76\00\00" ;; exports: function 0 as "v"
    "\0a\06\01\04\00\41\2a\0b" ;; code
  "\0f\04\01\00\00\00" ;; instances: one of module 0
  "\10\06\01\00\00\00\01\76" ;; aliases: function "v" of instance 0
  "\07\05\01\01\76\00\00" ;; exports: function 0 as "v"
)
(assert_return (invoke "v") (i32.const 42))

;; There is no section beyond.
;; SPEC module-linking/Binary#module-level-updates
;; REQ L-124
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\11\01\00") "malformed section id")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\12\01\00") "malformed section id")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\7f\01\00") "malformed section id")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\ff\01\00") "malformed section id")

;; Each has a size that is that of its contents.
;; SPEC module-linking/Binary#module-level-updates
;; REQ L-124
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\0e\02\00\00") "section size mismatch")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\0e\01\01") "unexpected end")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\0e\02\00") "length out of bounds")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\0f\02\00\00") "section size mismatch")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\0f\01\01") "unexpected end")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\0f\02\00") "length out of bounds")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\10\02\00\00") "section size mismatch")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\10\01\01") "unexpected end")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\10\02\00") "length out of bounds")
