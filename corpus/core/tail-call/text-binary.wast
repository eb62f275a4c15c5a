;; Spelling and opcodes of tail calls: 12, 13, 15.
;; SPEC text-return_call, text-return_call_indirect, binary-return_call, binary-return_call_indirect, binary-return_call_ref

;; 12 x, 13 y x, 15 x: the type index of the indirect call stands before the table's.
;; SPEC binary-return_call, binary-return_call_indirect, binary-return_call_ref; Binstr/control
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\01\0a\02\60\00\01\7f\60\01\7f\01\7f" ;; types: [] -> i32, i32 -> i32
  "\03\06\05\00\01\01\01\01" ;; functions
  "\04\07\02\70\00\00\70\00\02" ;; tables: minimum 0, minimum 2
  "\07\20\04\04call\00\01\08indirect\00\02\03ref\00\03\04null\00\04" ;; exports
  "\09\09\01\02\01\41\01\0b\00\01\00" ;; elements: table 1, offset 1, function 0
  "\0a\23\05" ;; code
  "\04\00\41\2a\0b" ;; function 0: i32.const 42
  "\04\00\12\00\0b" ;; return_call 0
  "\07\00\20\00\13\00\01\0b" ;; return_call_indirect: type 0, table 1
  "\08\00\20\00\d2\01\15\01\0b" ;; return_call_ref 1 of function 1
  "\06\00\d0\00\15\00\0b" ;; return_call_ref 0 of null
)
(assert_return (invoke "call" (i32.const 0)) (i32.const 42))
(assert_return (invoke "indirect" (i32.const 1)) (i32.const 42))
(assert_trap (invoke "indirect" (i32.const 0)) "uninitialized element")
(assert_return (invoke "ref" (i32.const 1)) (i32.const 42))
(assert_trap (invoke "null" (i32.const 1)) "null function reference")

;; The table of return_call_indirect is 0 if left out; a type use may stand inline.
;; SPEC text-return_call_indirect; Tplaininstr/func-plain, Tplaininstr/func-abbrev
(module
  (type $t (func (result i32)))
  (table $a funcref (elem $one)) (table $b funcref (elem $two))
  (func $one (result i32) (i32.const 1)) (func $two (result i32) (i32.const 2))
  (func (export "a") (result i32) i32.const 0 return_call_indirect (type $t))
  (func (export "b") (result i32) (return_call_indirect $b (type $t) (i32.const 0)))
  (func (export "c") (result i32) (return_call_indirect 1 (result i32) (i32.const 0)))
  (func (export "d") (result i32) (return_call_indirect (type $t) (result i32) (i32.const 0)))
  (func (export "e") (result i32) return_call $two)
)
(assert_return (invoke "a") (i32.const 1))
(assert_return (invoke "b") (i32.const 2))
(assert_return (invoke "c") (i32.const 2))
(assert_return (invoke "d") (i32.const 1))
(assert_return (invoke "e") (i32.const 2))

;; Not so
;; SPEC text-return_call, text-return_call_indirect, text-typeuse; Tplaininstr/func-plain
(assert_malformed (module quote "(func (return_call))") "unexpected token")
(assert_malformed (module quote "(func (return_call_ref))") "unexpected token")
(assert_malformed (module quote "(func (return_call $f))") "unknown function")
(assert_malformed (module quote "(func (return_call_ref $t))") "unknown type")
(assert_malformed (module quote "(table 0 funcref) (func (return_call_indirect $x (i32.const 0)))") "unknown table")
(assert_malformed (module quote "(table 0 funcref) (func (return_call_indirect (result i32) (param i32) (i32.const 0) (i32.const 0)))") "unexpected token")
(assert_malformed (module quote "(table 0 funcref) (func (return_call_indirect (param $x i32) (i32.const 0) (i32.const 0)))") "unexpected token")
(assert_malformed (module quote "(type $t (func (param i32))) (table 0 funcref) (func (return_call_indirect (type $t) (param i64) (i64.const 0) (i32.const 0)))") "inline function type")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; type section
    "\03\02\01\00" ;; function section
    "\0a\05\01\03\00\12\0b" ;; code section: return_call takes the end for its index
  )
  "unexpected end")
