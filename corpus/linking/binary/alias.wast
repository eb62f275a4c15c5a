;;! features: module-linking
;; The alias definitions: 0x00, an instance, a kind and a name; 0x01, a count, a kind and an index.

;; All six kinds of exports, each used.
;; SPEC module-linking/Binary#alias-section-16
;; REQ L-143
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\01\0a\01\60\00\06\7f\7f\7f\7f\7f\7f" ;; types: [] -> six i32
  "\0e\77\01\75" ;; modules: 0
    "\00\61\73\6d\01\00\00\00"
    "\0e\24\01\22" ;; modules: one with "v"
      "\00\61\73\6d\01\00\00\00"
      "\01\05\01\60\00\01\7f" ;; types: [] -> [i32]
      "\03\02\01\00" ;; functions: type 0
      "\07\05\01\01\76\00\00" ;; exports: function 0 as "v"
      "\0a\06\01\04\00\41\05\0b" ;; code
    "\01\05\01\60\00\01\7f" ;; types: [] -> [i32]
    "\0f\04\01\00\00\00" ;; instances: one
    "\03\02\01\00" ;; functions: type 0
    "\04\04\01\70\00\02" ;; tables: 2
    "\05\03\01\00\03" ;; memories: 3
    "\06\06\01\7f\00\41\04\0b" ;; globals: 4
    "\07\19\06\01\66\00\00\01\74\01\00\01\6d\02\00\01\67\03\00\01\4d\05\00\01\69\06\00" ;; exports: of each kind
    "\0a\06\01\04\00\41\01\0b" ;; code
  "\0f\04\01\00\00\00" ;; instances: 0
  "\10\1f\06\00\00\00\01\66\00\00\01\01\74\00\00\02\01\6d\00\00\03\01\67\00\00\05\01\4d\00\00\06\01\69" ;; aliases: function 0, table 0, memory 0, global 0, module 1, instance 1
  "\0f\04\01\00\01\00" ;; instances: 2, of module 1
  "\10\0b\02\00\01\00\01\76\00\02\00\01\76" ;; aliases: functions 1 and 2
  "\03\02\01\00" ;; functions: 3
  "\07\07\01\03\72\75\6e\00\03" ;; exports: "run"
  "\0a\11\01\0f\00\10\00\fc\10\00\3f\00\23\00\10\01\10\02\0b" ;; code
)
(assert_return (invoke "run") (i32.const 1) (i32.const 2) (i32.const 3) (i32.const 4) (i32.const 5) (i32.const 5))

;; The two outer ones; the last binds the type index (SPEC-BUG: it is printed as m).
;; SPEC module-linking/Binary#alias-section-16
;; REQ L-143
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\01\08\02\60\00\00\60\00\01\7f" ;; types: 0 and 1
  "\0e\24\01\22" ;; modules: 0
    "\00\61\73\6d\01\00\00\00"
    "\01\05\01\60\00\01\7f" ;; types: [] -> [i32]
    "\03\02\01\00" ;; functions: type 0
    "\07\05\01\01\76\00\00" ;; exports: function 0 as "v"
    "\0a\06\01\04\00\41\0d\0b" ;; code
  "\0e\36\01\34" ;; modules: 1
    "\00\61\73\6d\01\00\00\00"
    "\10\09\02\01\00\07\01\01\00\05\00" ;; aliases: type 1 and module 0 of the parent
    "\0f\04\01\00\00\00" ;; instances: of the module
    "\10\06\01\00\00\00\01\76" ;; aliases: "v" of it
    "\03\02\01\00" ;; functions: of the type
    "\07\05\01\01\77\00\01" ;; exports: "w"
    "\0a\06\01\04\00\10\00\0b" ;; code
  "\0f\04\01\00\01\00" ;; instances: 0
  "\10\06\01\00\00\00\01\77" ;; aliases: "w"
  "\07\05\01\01\77\00\00" ;; exports: "w"
)
(assert_return (invoke "w") (i32.const 13))

;; The first byte is 0x00 or 0x01.
;; SPEC module-linking/Binary#alias-section-16
;; REQ L-143
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\0e\24\01\22" "\00\61\73\6d\01\00\00\00" "\01\05\01\60\00\01\7f" "\03\02\01\00" "\07\05\01\01\76\00\00" "\0a\06\01\04\00\41\05\0b" "\0f\04\01\00\00\00" "\10\06\01\02\00\00\01\76") "malformed alias")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\0e\24\01\22" "\00\61\73\6d\01\00\00\00" "\01\05\01\60\00\01\7f" "\03\02\01\00" "\07\05\01\01\76\00\00" "\0a\06\01\04\00\41\05\0b" "\0f\04\01\00\00\00" "\10\06\01\03\00\00\01\76") "malformed alias")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\0e\24\01\22" "\00\61\73\6d\01\00\00\00" "\01\05\01\60\00\01\7f" "\03\02\01\00" "\07\05\01\01\76\00\00" "\0a\06\01\04\00\41\05\0b" "\0f\04\01\00\00\00" "\10\06\01\7f\00\00\01\76") "malformed alias")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\0e\24\01\22" "\00\61\73\6d\01\00\00\00" "\01\05\01\60\00\01\7f" "\03\02\01\00" "\07\05\01\01\76\00\00" "\0a\06\01\04\00\41\05\0b" "\0f\04\01\00\00\00" "\10\06\01\ff\00\00\01\76") "malformed alias")

;; Kinds that an export does not have
;; SPEC module-linking/Binary#alias-section-16
;; REQ L-143
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\0e\24\01\22" "\00\61\73\6d\01\00\00\00" "\01\05\01\60\00\01\7f" "\03\02\01\00" "\07\05\01\01\76\00\00" "\0a\06\01\04\00\41\05\0b" "\0f\04\01\00\00\00" "\10\06\01\00\00\07\01\76") "malformed alias")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\0e\24\01\22" "\00\61\73\6d\01\00\00\00" "\01\05\01\60\00\01\7f" "\03\02\01\00" "\07\05\01\01\76\00\00" "\0a\06\01\04\00\41\05\0b" "\0f\04\01\00\00\00" "\10\06\01\00\00\08\01\76") "malformed alias")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\0e\24\01\22" "\00\61\73\6d\01\00\00\00" "\01\05\01\60\00\01\7f" "\03\02\01\00" "\07\05\01\01\76\00\00" "\0a\06\01\04\00\41\05\0b" "\0f\04\01\00\00\00" "\10\06\01\00\00\0f\01\76") "malformed alias")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\0e\24\01\22" "\00\61\73\6d\01\00\00\00" "\01\05\01\60\00\01\7f" "\03\02\01\00" "\07\05\01\01\76\00\00" "\0a\06\01\04\00\41\05\0b" "\0f\04\01\00\00\00" "\10\06\01\00\00\7f\01\76") "malformed alias")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\0e\24\01\22" "\00\61\73\6d\01\00\00\00" "\01\05\01\60\00\01\7f" "\03\02\01\00" "\07\05\01\01\76\00\00" "\0a\06\01\04\00\41\05\0b" "\0f\04\01\00\00\00" "\10\06\01\00\00\ff\01\76") "malformed alias")

;; The instance is there, it has the export, and of that kind.
;; SPEC module-linking/Binary#alias-section-16
;; REQ L-143
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\10\06\01\00\00\00\01\76" ;; aliases: "v" of instance 0
  )
  "unknown instance")
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\0e\24\01\22" ;; modules: one with "v"
      "\00\61\73\6d\01\00\00\00"
      "\01\05\01\60\00\01\7f" ;; types: [] -> [i32]
      "\03\02\01\00" ;; functions: type 0
      "\07\05\01\01\76\00\00" ;; exports: function 0 as "v"
      "\0a\06\01\04\00\41\05\0b" ;; code
    "\0f\04\01\00\00\00" ;; instances: one
    "\10\06\01\00\01\00\01\76" ;; aliases: "v" of instance 1
  )
  "unknown instance")
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\0e\24\01\22" ;; modules: one with "v"
      "\00\61\73\6d\01\00\00\00"
      "\01\05\01\60\00\01\7f" ;; types: [] -> [i32]
      "\03\02\01\00" ;; functions: type 0
      "\07\05\01\01\76\00\00" ;; exports: function 0 as "v"
      "\0a\06\01\04\00\41\05\0b" ;; code
    "\0f\04\01\00\00\00" ;; instances: one
    "\10\06\01\00\00\00\01\77" ;; aliases: "w" of instance 0
  )
  "unknown export")
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\0e\24\01\22" ;; modules: one with "v"
      "\00\61\73\6d\01\00\00\00"
      "\01\05\01\60\00\01\7f" ;; types: [] -> [i32]
      "\03\02\01\00" ;; functions: type 0
      "\07\05\01\01\76\00\00" ;; exports: function 0 as "v"
      "\0a\06\01\04\00\41\05\0b" ;; code
    "\0f\04\01\00\00\00" ;; instances: one
    "\10\06\01\00\00\01\01\76" ;; aliases: "v" of instance 0 as kind 1
  )
  "type mismatch")
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\0e\24\01\22" ;; modules: one with "v"
      "\00\61\73\6d\01\00\00\00"
      "\01\05\01\60\00\01\7f" ;; types: [] -> [i32]
      "\03\02\01\00" ;; functions: type 0
      "\07\05\01\01\76\00\00" ;; exports: function 0 as "v"
      "\0a\06\01\04\00\41\05\0b" ;; code
    "\0f\04\01\00\00\00" ;; instances: one
    "\10\06\01\00\00\02\01\76" ;; aliases: "v" of instance 0 as kind 2
  )
  "type mismatch")
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\0e\24\01\22" ;; modules: one with "v"
      "\00\61\73\6d\01\00\00\00"
      "\01\05\01\60\00\01\7f" ;; types: [] -> [i32]
      "\03\02\01\00" ;; functions: type 0
      "\07\05\01\01\76\00\00" ;; exports: function 0 as "v"
      "\0a\06\01\04\00\41\05\0b" ;; code
    "\0f\04\01\00\00\00" ;; instances: one
    "\10\06\01\00\00\03\01\76" ;; aliases: "v" of instance 0 as kind 3
  )
  "type mismatch")
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\0e\24\01\22" ;; modules: one with "v"
      "\00\61\73\6d\01\00\00\00"
      "\01\05\01\60\00\01\7f" ;; types: [] -> [i32]
      "\03\02\01\00" ;; functions: type 0
      "\07\05\01\01\76\00\00" ;; exports: function 0 as "v"
      "\0a\06\01\04\00\41\05\0b" ;; code
    "\0f\04\01\00\00\00" ;; instances: one
    "\10\06\01\00\00\05\01\76" ;; aliases: "v" of instance 0 as kind 5
  )
  "type mismatch")
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\0e\24\01\22" ;; modules: one with "v"
      "\00\61\73\6d\01\00\00\00"
      "\01\05\01\60\00\01\7f" ;; types: [] -> [i32]
      "\03\02\01\00" ;; functions: type 0
      "\07\05\01\01\76\00\00" ;; exports: function 0 as "v"
      "\0a\06\01\04\00\41\05\0b" ;; code
    "\0f\04\01\00\00\00" ;; instances: one
    "\10\06\01\00\00\06\01\76" ;; aliases: "v" of instance 0 as kind 6
  )
  "type mismatch")

;; The count is a varu32; a wrong name is malformed.
;; SPEC module-linking/Binary#alias-section-16
;; REQ L-143
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\01\04\01\60\00\00" ;; types: 0
  "\0e\15\01\13" ;; modules: one
    "\00\61\73\6d\01\00\00\00"
    "\10\09\01\01\80\80\80\80\00\07\00" ;; aliases: outer 0 in five bytes, type 0
)
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: 0
    "\0e\16\01\14" ;; modules: one
      "\00\61\73\6d\01\00\00\00"
      "\10\0a\01\01\80\80\80\80\80\00\07\00" ;; aliases: outer 0 in six bytes
  )
  "integer representation too long")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\0e\24\01\22" "\00\61\73\6d\01\00\00\00" "\01\05\01\60\00\01\7f" "\03\02\01\00" "\07\05\01\01\76\00\00" "\0a\06\01\04\00\41\05\0b" "\0f\04\01\00\00\00" "\10\07\01\00\00\00\02\c0\80") "malformed UTF-8 encoding")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\0e\24\01\22" "\00\61\73\6d\01\00\00\00" "\01\05\01\60\00\01\7f" "\03\02\01\00" "\07\05\01\01\76\00\00" "\0a\06\01\04\00\41\05\0b" "\0f\04\01\00\00\00" "\10\06\01\00\00\00\02\76") "unexpected end")
