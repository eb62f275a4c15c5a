;;! features: module-linking
;; Tags, of which Binary.md does not speak: kind 4 as the core uses it, in types, aliases and arguments.

;; A thrower exports its tag and function; a catcher is given both; what was thrown is caught. NON-SPEC.
;; SPEC module-linking/Binary#import-section-updates, module-linking/Binary#alias-section-16, module-linking/Binary#instance-section-15
;; REQ L-139
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\0e\7a\02\30" ;; modules: the thrower
    "\00\61\73\6d\01\00\00\00"
    "\01\08\02\60\01\7f\00\60\00\00" ;; types: [i32] -> [], [] -> []
    "\03\02\01\01" ;; functions: type 1
    "\0d\03\01\00\00" ;; tags: type 0
    "\07\09\02\01\65\04\00\01\66\00\00" ;; exports: tag "e", function "f"
    "\0a\08\01\06\00\41\2a\08\00\0b" ;; code
  "\47" ;; another
    "\00\61\73\6d\01\00\00\00"
    "\01\0c\03\60\01\7f\00\60\00\00\60\00\01\7f" ;; types: [i32] -> [], [] -> [], [] -> [i32]
    "\02\0e\02\01\65\00\ff\04\00\00\01\66\00\ff\00\01" ;; imports: tag "e", function "f"
    "\03\02\01\02" ;; functions: type 2
    "\07\07\01\03\72\75\6e\00\01" ;; exports: "run"
    "\0a\12\01\10\00\02\7f\1f\40\01\00\00\00\10\00\0b\41\7f\0b\0b" ;; code
  "\0f\04\01\00\00\00" ;; instances: 0
  "\10\0b\02\00\00\04\01\65\00\00\00\01\66" ;; aliases: tag 0, function 0
  "\0f\0c\01\00\01\02\01\65\04\00\01\66\00\00" ;; instances: 1, given them
  "\10\08\01\00\01\00\03\72\75\6e" ;; aliases: function 1
  "\07\07\01\03\72\75\6e\00\01" ;; exports: "run"
)
(assert_return (invoke "run") (i32.const 42))

;; In a type: descriptor 4 with its attribute byte.
;; SPEC module-linking/Binary#type-section-updates
;; REQ L-139
(module $tagged (tag (export "e") (param i32)))
(register "tagged" $tagged)
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\01\0e\01\62\02\01\60\01\7f\00\07\01\65\04\00\00" ;; types: instance type with tag "e" of [i32] -> []
  "\02\0c\01\06\74\61\67\67\65\64\00\ff\06\00" ;; imports: "tagged"
  "\10\06\01\00\00\04\01\65" ;; aliases: tag "e"
  "\07\05\01\01\65\04\00" ;; exports: "e"
)
(assert_unlinkable (module (import "tagged" (instance (export "e" (tag (param i64)))))) "incompatible import type")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\0e\01\62\02\01\60\01\7f\00\07\01\65\04\01\00") "malformed tag attribute")

;; An alias of a tag as another kind, and of a function as a tag, is invalid.
;; SPEC module-linking/Binary#alias-section-16
;; REQ L-139
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\12\01\62\03\01\60\00\00\07\01\65\04\00\00\07\01\66\00\00" ;; types: instance type with tag "e", function "f"
    "\02\07\01\01\69\00\ff\06\00" ;; imports: "i"
    "\10\06\01\00\00\00\01\65" ;; aliases: function "e"
  )
  "type mismatch")
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\12\01\62\03\01\60\00\00\07\01\65\04\00\00\07\01\66\00\00" ;; types: instance type with tag "e", function "f"
    "\02\07\01\01\69\00\ff\06\00" ;; imports: "i"
    "\10\06\01\00\00\04\01\66" ;; aliases: tag "f"
  )
  "type mismatch")
