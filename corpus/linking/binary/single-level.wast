;;! features: module-linking
;; The single-level import: a name, 0x00, 0xff and a descriptor.

(module $giver (func (export "v") (result i32) (i32.const 22)))
(register "giver" $giver)

;; At module level, of an instance, which a script can supply
;; SPEC module-linking/Binary#import-section-updates
;; REQ L-135
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\01\11\02\60\00\01\7f\62\02\01\60\00\01\7f\07\01\76\00\00" ;; types: [] -> [i32]; instance type: "v" of [] -> [i32]
  "\02\0b\01\05\67\69\76\65\72\00\ff\06\01" ;; imports: "giver", an instance of type 1
  "\10\06\01\00\00\00\01\76" ;; aliases: function "v" of instance 0
  "\07\05\01\01\76\00\00" ;; exports: "v"
)
(assert_return (invoke "v") (i32.const 22))

;; Of the other kinds, which a parent passes
;; SPEC module-linking/Binary#import-section-updates
;; REQ L-135
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\0e\96\01\02\41" ;; modules: 0, which has a function, a table of 3, a memory of 4, a global of 5
    "\00\61\73\6d\01\00\00\00"
    "\01\05\01\60\00\01\7f" ;; types: [] -> [i32]
    "\03\02\01\00" ;; functions: type 0
    "\04\04\01\70\00\03" ;; tables: 3 funcref
    "\05\03\01\00\04" ;; memories: 4
    "\06\06\01\7f\00\41\05\0b" ;; globals: 5
    "\07\11\04\01\66\00\00\01\74\01\00\01\6d\02\00\01\67\03\00" ;; exports: "f", "t", "m", "g"
    "\0a\06\01\04\00\41\02\0b" ;; code
  "\52" ;; another
    "\00\61\73\6d\01\00\00\00"
    "\01\0a\02\60\00\01\7f\60\01\7f\01\7f" ;; types: [] -> [i32], [i32] -> [i32]
    "\02\1d\04\01\66\00\ff\00\00\01\74\00\ff\01\70\00\01\01\6d\00\ff\02\00\01\01\67\00\ff\03\7f\00" ;; imports: "f", "t", "m", "g"
    "\03\02\01\00" ;; functions: type 0
    "\07\07\01\03\72\75\6e\00\01" ;; exports: "run"
    "\0a\10\01\0e\00\10\00\fc\10\00\6a\3f\00\6a\23\00\6a\0b" ;; code
  "\0f\04\01\00\00\00" ;; instances: 0
  "\10\15\04\00\00\00\01\66\00\00\01\01\74\00\00\02\01\6d\00\00\03\01\67" ;; aliases: its exports
  "\0f\14\01\00\01\04\01\66\00\00\01\74\01\00\01\6d\02\00\01\67\03\00" ;; instances: 1, given them
  "\10\08\01\00\01\00\03\72\75\6e" ;; aliases: function 1
  "\07\07\01\03\72\75\6e\00\01" ;; exports: "run"
)
(assert_return (invoke "run") (i32.const 14))

;; In a module type: passing a module that asks for "f" so.
;; SPEC module-linking/Binary#import-section-updates, module-linking/Binary#type-section-updates
;; REQ L-135
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\0e\9e\01\03\22" ;; modules: three
    "\00\61\73\6d\01\00\00\00"
    "\01\05\01\60\00\01\7f" ;; types: [] -> [i32]
    "\03\02\01\00" ;; functions: type 0
    "\07\05\01\01\76\00\00" ;; exports: function 0 as "v"
    "\0a\06\01\04\00\41\1e\0b" ;; code
  "\2e" ;; another
    "\00\61\73\6d\01\00\00\00"
    "\01\05\01\60\00\01\7f" ;; types: [] -> [i32]
    "\02\07\01\01\66\00\ff\00\00" ;; imports: "f"
    "\03\02\01\00" ;; functions: type 0
    "\07\05\01\01\76\00\01" ;; exports: "v"
    "\0a\09\01\07\00\10\00\41\01\6a\0b" ;; code
  "\4a" ;; another
    "\00\61\73\6d\01\00\00\00"
    "\01\18\02\60\00\01\7f\61\03\0f\01\00\07\00\02\01\66\00\ff\00\00\07\01\76\00\00" ;; types: [] -> [i32]; module type importing "f", exporting "v"
    "\02\0d\02\01\6d\00\ff\05\01\01\66\00\ff\00\00" ;; imports: "m", a module; "f"
    "\0f\08\01\00\00\01\01\66\00\00" ;; instances: of it, given "f"
    "\10\06\01\00\00\00\01\76" ;; aliases: its "v"
    "\07\05\01\01\76\00\01" ;; exports: "v"
  "\0f\04\01\00\00\00" ;; instances: 0
  "\10\06\01\00\00\00\01\76" ;; aliases: function 0
  "\0f\0c\01\00\02\02\01\6d\05\01\01\66\00\00" ;; instances: 1, given module 1 and function 0
  "\10\06\01\00\01\00\01\76" ;; aliases: function 1
  "\07\05\01\01\76\00\01" ;; exports: "v"
)
(assert_return (invoke "v") (i32.const 31))

;; An empty second name with an ordinary descriptor stays a two-level import.
;; SPEC module-linking/Binary#import-section-updates
;; REQ L-135
(module $nameless (func (export "") (result i32) (i32.const 4)))
(register "nameless" $nameless)
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\01\05\01\60\00\01\7f" ;; types: [] -> [i32]
  "\02\0d\01\08\6e\61\6d\65\6c\65\73\73\00\00\00" ;; imports: "nameless" ""
  "\07\05\01\01\76\00\00" ;; exports: "v"
)
(assert_return (invoke "v") (i32.const 4))

;; The first name may be empty, and the descriptor must be one.
;; SPEC module-linking/Binary#import-section-updates
;; REQ L-135
(module definition binary
  "\00\61\73\6d\01\00\00\00"
  "\01\04\01\60\00\00" ;; types: [] -> []
  "\02\06\01\00\00\ff\00\00" ;; imports: ""
)
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\02\07\01\01\66\00\ff\ff\00") "malformed import kind")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\02\05\01\01\66\00\ff") "unexpected end")

;; With a second name that is not empty, 0xff is no descriptor.
;; SPEC module-linking/Binary#import-section-updates
;; REQ L-135
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\02\08\01\01\66\01\67\ff\00\00") "malformed import kind")

;; The rule names the byte 0x00: a zero of two bytes does not do, though it is a length elsewhere.
;; SPEC module-linking/Binary#import-section-updates
;; REQ L-137
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\01\04\01\60\00\00" "\02\08\01\01\66\80\00\ff\00\00") "malformed import kind")
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\01\05\01\60\00\01\7f" ;; types: [] -> [i32]
  "\02\0e\01\08\6e\61\6d\65\6c\65\73\73\80\00\00\00" ;; imports: "nameless" "", the second length in two bytes
  "\07\05\01\01\76\00\00" ;; exports: "v"
)
(assert_return (invoke "v") (i32.const 4))
