;; Early Modules.md, modules and instances: what still holds and what replaced it.

;; A module yields instances; the state is the instance's alone.
;; REQ D-001
;; SPEC exec-instantiation, syntax-moduleinst
(module $first (memory 1) (global $g (mut i32) (i32.const 1))
  (func (export "bump") (result i32) (global.set $g (i32.add (global.get $g) (i32.const 1)))
    (i32.store8 (i32.const 0) (global.get $g)) (i32.load8_u (i32.const 0))))
(module $second (memory 1) (global $g (mut i32) (i32.const 1))
  (func (export "bump") (result i32) (global.set $g (i32.add (global.get $g) (i32.const 1)))
    (i32.store8 (i32.const 0) (global.get $g)) (i32.load8_u (i32.const 0))))
(assert_return (invoke $first "bump") (i32.const 2))
(assert_return (invoke $first "bump") (i32.const 3))
(assert_return (invoke $second "bump") (i32.const 2))

;; Imports, exports, start, memory, code, table, global, element and data sections, and custom ones between them.
;; REQ D-002
;; SPEC binary-module
(module binary
  "\00asm" "\01\00\00\00"
  "\01\08\02\60\00\00\60\00\01\7f" ;; types: [] -> [], [] -> [i32]
  "\02\12\01\08spectest\05print\00\00" ;; import: function
  "\03\03\02\00\01" ;; functions
  "\04\04\01\70\00\01" ;; table
  "\05\03\01\00\01" ;; memory
  "\06\06\01\7f\01\41\00\0b" ;; global
  "\07\05\01\01r\00\02" ;; export
  "\08\01\01" ;; start: function 1
  "\09\07\01\00\41\00\0b\01\01" ;; elements
  "\0c\01\01" ;; data count
  "\0a\0d\02\06\00\41\09\24\00\0b\04\00\23\00\0b" ;; code
  "\0b\07\01\00\41\00\0b\01\2a" ;; data
)
(assert_return (invoke "r") (i32.const 9))

;; Sections of an unknown id are not ignored: they are malformed. Only custom sections, id 0, pass unread.
;; REQ D-003
;; SPEC binary-section, binary-customsec
(assert_malformed (module binary "\00asm" "\01\00\00\00" "\4d\00") "malformed section id")
(assert_malformed (module binary "\00asm" "\01\00\00\00" "\4d\03abc") "malformed section id")
(assert_malformed (module binary "\00asm" "\01\00\00\00" "\05\03\01\00\01" "\4d\00") "malformed section id")
(module binary "\00asm" "\01\00\00\00" "\00\05\01d\00\ff\4d" "\05\03\01\00\01" "\00\02\01d")

;; A section declares its length in bytes, and the length holds.
;; REQ D-004
;; SPEC binary-section; Bsection_
(module binary "\00asm" "\01\00\00\00" "\05\03\01\00\01")
(assert_malformed (module binary "\00asm" "\01\00\00\00" "\05\04\01\00\01") "length out of bounds")
(assert_malformed (module binary "\00asm" "\01\00\00\00" "\05\04\01\00\01\00") "section size mismatch")
(assert_malformed (module binary "\00asm" "\01\00\00\00" "\05\02\01\00\01") "unexpected end")

;; Debug and symbol data live in custom sections and never stand in a module's way.
;; REQ D-005
;; SPEC binary-customsec, binary-namesec
(module binary "\00asm" "\01\00\00\00"
  "\01\04\01\60\00\00" "\03\02\01\00" "\0a\04\01\02\00\0b"
  "\00\0f\04\6e\61\6d\65\00\02\01\6d\01\04\01\00\01\66" ;; names of the module and of function 0
  "\00\1a\09\70\72\6f\64\75\63\65\72\73\01\08\6c\61\6e\67\75\61\67\65\01\01\43\02\31\31" ;; a tool's mark
  "\00\1a\10\73\6f\75\72\63\65\4d\61\70\70\69\6e\67\55\52\4c\08\78\2e\6a\73\2e\6d\61\70" ;; where the source map is
  "\00\1a\13\65\78\74\65\72\6e\61\6c\5f\64\65\62\75\67\5f\69\6e\66\6f\05\78\2e\64\62\67" ;; where the debug data is
  "\00\10\0b\2e\64\65\62\75\67\5f\6c\69\6e\65\00\01\02\03" ;; debug data, whatever they are
)

;; An instance holds fully resolved imports: a missing one means no instance and nothing run.
;; REQ D-006
;; SPEC exec-instantiation
(module $witness (global $n (mut i32) (i32.const 0))
  (func (export "touch") (global.set $n (i32.const 1))) (func (export "touched") (result i32) (global.get $n)))
(register "witness" $witness)
(assert_unlinkable
  (module (import "witness" "touch" (func $t)) (import "witness" "missing" (func)) (start $t)) "unknown import")
(assert_unlinkable (module (import "nobody" "at-home" (func))) "unknown import")
(assert_return (invoke $witness "touched") (i32.const 0))
