;;! features: module-linking
;; The five initial sections come in any order, any number of times; what they hold is concatenated.

(module $giver (func (export "v") (result i32) (i32.const 22)))
(register "giver" $giver)

;; One of each, types and imports first.
;; SPEC module-linking/Binary#module-level-updates, module-linking/Explainer#binary-format-considerations
;; REQ L-125
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\01\11\02\60\00\01\7f\62\02\01\60\00\01\7f\07\01\76\00\00" ;; types: [] -> [i32]; instance type: "v" of [] -> [i32]
  "\02\0b\01\05\67\69\76\65\72\00\ff\06\01" ;; imports: "giver", an instance of type 1
  "\0e\24\01\22" ;; modules: one
    "\00\61\73\6d\01\00\00\00"
    "\01\05\01\60\00\01\7f" ;; types: [] -> [i32]
    "\03\02\01\00" ;; functions: type 0
    "\07\05\01\01\76\00\00" ;; exports: function 0 as "v"
    "\0a\06\01\04\00\41\14\0b" ;; code
  "\0f\04\01\00\00\00" ;; instances: one of module 0
  "\10\0b\02\00\00\00\01\76\00\01\00\01\76" ;; aliases: function "v" of instances 0 and 1
  "\03\02\01\00" ;; functions: type 0
  "\07\07\01\03\72\75\6e\00\02" ;; exports: function 2 as "run"
  "\0a\09\01\07\00\10\00\10\01\6a\0b" ;; code
)
(assert_return (invoke "run") (i32.const 42))

;; Types, aliases split, an alias before the modules.
;; SPEC module-linking/Binary#module-level-updates, module-linking/Explainer#binary-format-considerations
;; REQ L-125
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\01\05\01\60\00\01\7f" ;; types: [] -> [i32]
  "\01\0d\01\62\02\01\60\00\01\7f\07\01\76\00\00" ;; types: instance type: "v" of [] -> [i32]
  "\02\0b\01\05\67\69\76\65\72\00\ff\06\01" ;; imports: "giver", an instance of type 1
  "\10\06\01\00\00\00\01\76" ;; aliases: function "v" of instance 0
  "\0e\24\01\22" ;; modules: one
    "\00\61\73\6d\01\00\00\00"
    "\01\05\01\60\00\01\7f" ;; types: [] -> [i32]
    "\03\02\01\00" ;; functions: type 0
    "\07\05\01\01\76\00\00" ;; exports: function 0 as "v"
    "\0a\06\01\04\00\41\14\0b" ;; code
  "\0f\04\01\00\00\00" ;; instances: one of module 0
  "\10\06\01\00\01\00\01\76" ;; aliases: function "v" of instance 1
  "\03\02\01\00" ;; functions: type 0
  "\07\07\01\03\72\75\6e\00\02" ;; exports: function 2 as "run"
  "\0a\09\01\07\00\10\00\10\01\6a\0b" ;; code
)
(assert_return (invoke "run") (i32.const 42))

;; Types behind everything else, for what comes later.
;; SPEC module-linking/Binary#module-level-updates, module-linking/Explainer#binary-format-considerations
;; REQ L-125
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\0e\24\01\22" ;; modules: one
    "\00\61\73\6d\01\00\00\00"
    "\01\05\01\60\00\01\7f" ;; types: [] -> [i32]
    "\03\02\01\00" ;; functions: type 0
    "\07\05\01\01\76\00\00" ;; exports: function 0 as "v"
    "\0a\06\01\04\00\41\2a\0b" ;; code
  "\0f\04\01\00\00\00" ;; instances: one of module 0
  "\10\06\01\00\00\00\01\76" ;; aliases: function "v" of instance 0
  "\01\05\01\60\00\01\7f" ;; types: [] -> [i32]
  "\03\02\01\00" ;; functions: type 0
  "\07\07\01\03\72\75\6e\00\01" ;; exports: function 1 as "run"
  "\0a\06\01\04\00\10\00\0b" ;; code
)
(assert_return (invoke "run") (i32.const 42))

;; Lists split over sections are one list: modules 5, 6 and 7, instances of the second, third and first.
;; SPEC module-linking/Binary#module-level-updates, module-linking/Explainer#binary-format-considerations
;; REQ L-125
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\0e\24\01\22" ;; modules: 0
    "\00\61\73\6d\01\00\00\00"
    "\01\05\01\60\00\01\7f" ;; types: [] -> [i32]
    "\03\02\01\00" ;; functions: type 0
    "\07\05\01\01\76\00\00" ;; exports: function 0 as "v"
    "\0a\06\01\04\00\41\05\0b" ;; code
  "\0e\24\01\22" ;; modules: 1
    "\00\61\73\6d\01\00\00\00"
    "\01\05\01\60\00\01\7f" ;; types: [] -> [i32]
    "\03\02\01\00" ;; functions: type 0
    "\07\05\01\01\76\00\00" ;; exports: function 0 as "v"
    "\0a\06\01\04\00\41\06\0b" ;; code
  "\0f\04\01\00\01\00" ;; instances: 0, of module 1
  "\0e\24\01\22" ;; modules: 2
    "\00\61\73\6d\01\00\00\00"
    "\01\05\01\60\00\01\7f" ;; types: [] -> [i32]
    "\03\02\01\00" ;; functions: type 0
    "\07\05\01\01\76\00\00" ;; exports: function 0 as "v"
    "\0a\06\01\04\00\41\07\0b" ;; code
  "\0f\07\02\00\02\00\00\00\00" ;; instances: 1 and 2, of modules 2 and 0
  "\10\06\01\00\00\00\01\76" ;; aliases: function 0
  "\10\0b\02\00\01\00\01\76\00\02\00\01\76" ;; aliases: functions 1 and 2
  "\01\07\01\60\00\03\7f\7f\7f" ;; types: [] -> [i32 i32 i32]
  "\03\02\01\00" ;; functions: type 0
  "\07\07\01\03\72\75\6e\00\03" ;; exports: function 3 as "run"
  "\0a\0a\01\08\00\10\00\10\01\10\02\0b" ;; code
)
(assert_return (invoke "run") (i32.const 6) (i32.const 7) (i32.const 5))

;; Several import sections, with types and aliases between; empty sections everywhere.
;; SPEC module-linking/Binary#module-level-updates
;; REQ L-125
(module $other (func (export "v") (result i32) (i32.const 20)))
(register "other" $other)
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\10\01\00" ;; aliases: none
  "\02\01\00" ;; imports: none
  "\01\11\02\60\00\01\7f\62\02\01\60\00\01\7f\07\01\76\00\00" ;; types: [] -> [i32]; instance type: "v" of [] -> [i32]
  "\02\0b\01\05\67\69\76\65\72\00\ff\06\01" ;; imports: "giver", an instance of type 1
  "\10\06\01\00\00\00\01\76" ;; aliases: function "v" of instance 0
  "\01\01\00" ;; types: none
  "\02\0b\01\05\6f\74\68\65\72\00\ff\06\01" ;; imports: "other", an instance of type 1
  "\10\06\01\00\01\00\01\76" ;; aliases: function "v" of instance 1
  "\0e\01\00" ;; modules: none
  "\0f\01\00" ;; instances: none
  "\01\01\00" ;; types: none
  "\03\02\01\00" ;; functions: type 0
  "\07\07\01\03\72\75\6e\00\02" ;; exports: function 2 as "run"
  "\0a\09\01\07\00\10\00\10\01\6a\0b" ;; code
)
(assert_return (invoke "run") (i32.const 42))

;; Custom sections stand between any of them.
;; SPEC module-linking/Binary#module-level-updates, binary-customsec
;; REQ L-127
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\00\04\01\63\de\ad" ;; custom "c"
  "\01\11\02\60\00\01\7f\62\02\01\60\00\01\7f\07\01\76\00\00" ;; types: [] -> [i32]; instance type: "v" of [] -> [i32]
  "\00\04\01\63\de\ad" ;; custom "c"
  "\02\0b\01\05\67\69\76\65\72\00\ff\06\01" ;; imports: "giver", an instance of type 1
  "\00\04\01\63\de\ad" ;; custom "c"
  "\0e\24\01\22" ;; modules: one
    "\00\61\73\6d\01\00\00\00"
    "\01\05\01\60\00\01\7f" ;; types: [] -> [i32]
    "\03\02\01\00" ;; functions: type 0
    "\07\05\01\01\76\00\00" ;; exports: function 0 as "v"
    "\0a\06\01\04\00\41\14\0b" ;; code
  "\00\04\01\63\de\ad" ;; custom "c"
  "\0f\04\01\00\00\00" ;; instances: one of module 0
  "\00\04\01\63\de\ad" ;; custom "c"
  "\10\0b\02\00\00\00\01\76\00\01\00\01\76" ;; aliases: function "v" of instances 0 and 1
  "\00\04\01\63\de\ad" ;; custom "c"
  "\03\02\01\00" ;; functions: type 0
  "\07\07\01\03\72\75\6e\00\02" ;; exports: function 2 as "run"
  "\0a\09\01\07\00\10\00\10\01\6a\0b" ;; code
  "\00\04\01\63\de\ad" ;; custom "c"
)
(assert_return (invoke "run") (i32.const 42))
