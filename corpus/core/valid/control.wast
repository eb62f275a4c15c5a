;; Typing of the parametric and control instructions, a refusal for every premise.
;; SPEC valid-instr-parametric, valid-instr-control, valid-instrs

;; nop : ->
;; SPEC valid-nop; Instr_ok/nop
(module (func (nop)))
(assert_invalid (module (func (result i32) (nop))) "type mismatch")

;; drop : t ->
;; SPEC valid-drop; Instr_ok/drop
(module (func (drop (i32.const 0)) (drop (ref.null extern))))
(assert_invalid (module (func (drop))) "type mismatch")
(assert_invalid (module (func (result i32) (drop (i32.const 0)))) "type mismatch")
(assert_invalid (module (func (block (drop)) (drop (i32.const 0)))) "type mismatch")

;; select : t t i32 -> t, t numeric
;; SPEC valid-select; Instr_ok/select-impl
(module (func (result f64) (select (f64.const 1) (f64.const 2) (i32.const 3))))
(assert_invalid (module (func (drop (select)))) "type mismatch")
(assert_invalid (module (func (drop (select (i32.const 1))))) "type mismatch")
(assert_invalid (module (func (drop (select (i32.const 1) (i32.const 1))))) "type mismatch")
(assert_invalid (module (func (drop (select (i32.const 1) (i64.const 1) (i32.const 1))))) "type mismatch")
(assert_invalid (module (func (drop (select (f32.const 1) (f64.const 1) (i32.const 1))))) "type mismatch")
(assert_invalid (module (func (drop (select (i32.const 1) (i32.const 1) (i64.const 1))))) "type mismatch")
(assert_invalid (module (func (drop (select (ref.null func) (ref.null func) (i32.const 1))))) "type mismatch")
(assert_invalid (module (func (param externref) (drop (select (local.get 0) (local.get 0) (i32.const 1))))) "type mismatch")
(assert_invalid (module (func (result i64) (select (i32.const 1) (i32.const 1) (i32.const 1)))) "type mismatch")

;; select with a type: exactly one, valid, and both operands of it
;; SPEC valid-select; Instr_ok/select-expl
(module (func (result funcref) (select (result funcref) (ref.null func) (ref.null func) (i32.const 0))))
(assert_invalid (module (func (drop (select (result i64) (i32.const 1) (i32.const 1) (i32.const 1))))) "type mismatch")
(assert_invalid (module (func (drop (select (result funcref) (ref.null func) (ref.null extern) (i32.const 1))))) "type mismatch")
(assert_invalid (module (func (drop (select (result i32) (i32.const 1) (i32.const 1) (f32.const 1))))) "type mismatch")
(assert_invalid (module (func (result i32) (select (result i64) (i64.const 1) (i64.const 1) (i32.const 1)))) "type mismatch")
(assert_invalid (module (func (select (result) (i32.const 1) (i32.const 1) (i32.const 1)))) "invalid result arity")
(assert_invalid
  (module (func (result i32 i32)
    (select (result i32 i32) (i32.const 1) (i32.const 1) (i32.const 1) (i32.const 1) (i32.const 1))))
  "invalid result arity")

;; block: the body makes the results from the parameters, no more and no less
;; SPEC valid-block, valid-blocktype; Instr_ok/block, Blocktype_ok/valtype, Blocktype_ok/typeidx
(module (type $t (func (param i32) (result i64))) (func (result i64) (i32.const 1) (block (type $t) (i64.extend_i32_u))))
(assert_invalid (module (func (block (i32.const 1)))) "type mismatch")
(assert_invalid (module (func (result i32) (block (result i32)))) "type mismatch")
(assert_invalid (module (func (result i32) (block (result i32) (nop)))) "type mismatch")
(assert_invalid (module (func (result i32) (block (result i32) (i64.const 1)))) "type mismatch")
(assert_invalid (module (func (result i64) (block (result i32) (i32.const 1)))) "type mismatch")
(assert_invalid (module (func (result i32) (block (result i32) (i32.const 1) (i32.const 2)))) "type mismatch")
(assert_invalid (module (func (block (result i32) (i32.const 1)))) "type mismatch")
(assert_invalid (module (func (block (param i32) (drop)))) "type mismatch")
(assert_invalid (module (func (f32.const 0) (block (param i32) (drop)))) "type mismatch")
(assert_invalid (module (func (i32.const 0) (block (param i32)))) "type mismatch")
(assert_invalid (module (func (i32.const 0) (block (param i32 i32) (drop) (drop)))) "type mismatch")
(assert_invalid (module (func (result i32) (block (result i32 i32) (i32.const 1)) (i32.add))) "type mismatch")
;; A type index past the types is invalid, in binary, where it stands for itself.
;; SPEC valid-blocktype; Blocktype_ok/typeidx
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; type section: one type
    "\03\02\01\00" ;; function section
    "\0a\07\01\05\00\02\01\0b\0b" ;; code section
  )
  "unknown type")
;; Operands outside the block are out of reach inside it.
;; SPEC valid-block; Instrs_ok/frame
(assert_invalid (module (func (result i32) (i32.const 1) (block (result i32) (i32.const 2) (i32.add)))) "type mismatch")
(assert_invalid (module (func (i32.const 1) (block (drop)))) "type mismatch")

;; loop: as block, but its label takes the parameters
;; SPEC valid-loop; Instr_ok/loop
(module (func (result i32) (i32.const 1) (loop (param i32) (result i32) (br_if 0 (i32.const 0)))))
(module (func (loop (br 0))))
(assert_invalid (module (func (result i32) (loop (result i32)))) "type mismatch")
(assert_invalid (module (func (result i32) (loop (result i32) (f32.const 1)))) "type mismatch")
(assert_invalid (module (func (loop (i32.const 1)))) "type mismatch")
(assert_invalid (module (func (loop (param i32) (drop)))) "type mismatch")
(assert_invalid (module (func (i32.const 1) (loop (param i32) (drop) (br 0)))) "type mismatch")
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; type section: one type
    "\03\02\01\00" ;; function section
    "\0a\07\01\05\00\03\01\0b\0b" ;; code section
  )
  "unknown type")

;; if: an i32 condition, both arms of the block's type; without else the results are the parameters
;; SPEC valid-if; Instr_ok/if
(module (func (param i32) (result i32) (if (result i32) (local.get 0) (then (i32.const 1)) (else (i32.const 2)))))
(module (func (param i32) (result i64) (i64.const 1) (if (param i64) (result i64) (local.get 0) (then (drop) (i64.const 2)))))
(assert_invalid (module (func (if (then)))) "type mismatch")
(assert_invalid (module (func (if (i64.const 1) (then)))) "type mismatch")
(assert_invalid (module (func (if (ref.null func) (then)))) "type mismatch")
(assert_invalid (module (func (result i32) (if (result i32) (i32.const 1) (then (i32.const 1))))) "type mismatch")
(assert_invalid (module (func (result i32) (if (result i32) (i32.const 1) (then (i32.const 1)) (else)))) "type mismatch")
(assert_invalid (module (func (result i32) (if (result i32) (i32.const 1) (then) (else (i32.const 1))))) "type mismatch")
(assert_invalid (module (func (result i32) (if (result i32) (i32.const 1) (then (i64.const 1)) (else (i32.const 1))))) "type mismatch")
(assert_invalid (module (func (result i32) (if (result i32) (i32.const 1) (then (i32.const 1)) (else (i64.const 1))))) "type mismatch")
(assert_invalid (module (func (if (i32.const 1) (then (i32.const 1))))) "type mismatch")
(assert_invalid (module (func (if (i32.const 1) (then) (else (i32.const 1))))) "type mismatch")
(assert_invalid (module (func (i32.const 1) (if (param i32) (i32.const 1) (then (drop))))) "type mismatch")
(assert_invalid (module (func (i32.const 1) (if (param i64) (i32.const 1) (then (drop)) (else (drop))))) "type mismatch")
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; type section: one type
    "\03\02\01\00" ;; function section
    "\0a\09\01\07\00\41\01\04\01\0b\0b" ;; code section
  )
  "unknown type")

;; br: the label is there and its types are on the stack
;; SPEC valid-br; Instr_ok/br
(module (func (block (br 0)) (block (block (br 1))) (br 0)))
(module (func (result i32) (block (result i32) (br 0 (i32.const 1)))))
(assert_invalid (module (func (br 1))) "unknown label")
(assert_invalid (module (func (block (br 2)))) "unknown label")
(assert_invalid (module (func (br 0xffffffff))) "unknown label")
(assert_invalid (module (func (result i32) (block (result i32) (br 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (block (result i32) (br 0 (i64.const 1))))) "type mismatch")
(assert_invalid (module (func (result i32 i32) (block (result i32 i32) (br 0 (i32.const 1))))) "type mismatch")
(assert_invalid (module (func (result i32) (br 0))) "type mismatch")
(assert_invalid (module (func (i32.const 1) (block (result i32) (br 0)) (drop))) "type mismatch")

;; br_if: an i32 condition, the label's types before and after
;; SPEC valid-br_if; Instr_ok/br_if
(module (func (result i32) (block (result i32) (br_if 0 (i32.const 1) (i32.const 2)))))
(assert_invalid (module (func (br_if 1 (i32.const 0)))) "unknown label")
(assert_invalid (module (func (br_if 0))) "type mismatch")
(assert_invalid (module (func (br_if 0 (i64.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (block (result i32) (br_if 0 (i32.const 1))))) "type mismatch")
(assert_invalid (module (func (result i32) (block (result i32) (br_if 0 (i64.const 1) (i32.const 1))))) "type mismatch")
(assert_invalid (module (func (block (br_if 0 (i32.const 1)) (i32.const 1)))) "type mismatch")
(assert_invalid (module (func (result i32) (block (result i32) (br_if 0 (i32.const 1) (i32.const 2)) (i32.const 3)))) "type mismatch")

;; br_table: an i32 index, every label there, the operands fit each of them
;; SPEC valid-br_table; Instr_ok/br_table
(module (func (block (block (br_table 0 1 2 (i32.const 0))))))
(module (func (result i32) (block (result i32) (br_table 0 1 (i32.const 5) (i32.const 0)))))
(assert_invalid (module (func (br_table 0 1 0 (i32.const 0)))) "unknown label")
(assert_invalid (module (func (br_table 0 1 (i32.const 0)))) "unknown label")
(assert_invalid (module (func (br_table 0))) "type mismatch")
(assert_invalid (module (func (br_table 0 (i64.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (block (result i32) (br_table 0 0 (i32.const 0))))) "type mismatch")
(assert_invalid (module (func (result i32) (block (result i32) (br_table 0 0 (f32.const 1) (i32.const 0))))) "type mismatch")
(assert_invalid
  (module (func (result i32) (block (result i32) (block (br_table 0 1 (i32.const 1) (i32.const 0))) (i32.const 2))))
  "type mismatch")
(assert_invalid
  (module (func (block (drop (block (result i32) (block (drop (block (result i64) (br_table 1 2 0 (i32.const 1) (i32.const 0)))) ) (i32.const 1))))))
  "type mismatch")

;; return: the function's results are on the stack
;; SPEC valid-return; Instr_ok/return
(module (func (result i32 f32) (i64.const 0) (return (i32.const 1) (f32.const 2))))
(assert_invalid (module (func (result i32) (return))) "type mismatch")
(assert_invalid (module (func (result i32) (return (i64.const 1)))) "type mismatch")
(assert_invalid (module (func (result i32 i32) (return (i32.const 1)))) "type mismatch")
(assert_invalid (module (func (result i32) (block (return)) (i32.const 1))) "type mismatch")

;; call: the function is there, arguments and results as its type says
;; SPEC valid-call; Instr_ok/call
(module (func $f (param i32 i64) (result f32) (f32.const 0)) (func (result f32) (call $f (i32.const 0) (i64.const 0))))
(assert_invalid (module (func (call 1))) "unknown function")
(assert_invalid (module (func (call 0xffffffff))) "unknown function")
(assert_invalid (module (func $f (param i32)) (func (call $f))) "type mismatch")
(assert_invalid (module (func $f (param i32)) (func (call $f (i64.const 0)))) "type mismatch")
(assert_invalid (module (func $f (param i32 i64)) (func (call $f (i64.const 0) (i32.const 0)))) "type mismatch")
(assert_invalid (module (func $f) (func (call $f (i32.const 0)))) "type mismatch")
(assert_invalid (module (func $f (result i32) (i32.const 0)) (func (call $f))) "type mismatch")
(assert_invalid (module (func $f (result i32) (i32.const 0)) (func (result i64) (call $f))) "type mismatch")
(assert_invalid (module (func $f (param externref)) (func (call $f (ref.null func)))) "type mismatch")

;; call_indirect: table of functions, function type, i32 index on top
;; SPEC valid-call_indirect; Instr_ok/call_indirect
(module (type $t (func (param i32) (result i64))) (table 1 funcref)
  (func (result i64) (call_indirect (type $t) (i32.const 0) (i32.const 0))))
(assert_invalid (module (type $t (func)) (func (call_indirect (type $t) (i32.const 0)))) "unknown table")
(assert_invalid (module (table 1 funcref) (func (call_indirect 1 (i32.const 0)))) "unknown table")
(assert_invalid (module (table 1 externref) (func (call_indirect (i32.const 0)))) "type mismatch")
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; type section: one type
    "\03\02\01\00" ;; function section
    "\04\04\01\70\00\01" ;; table section
    "\0a\09\01\07\00\41\00\11\01\00\0b" ;; code section
  )
  "unknown type")
(assert_invalid (module (table 1 funcref) (func (call_indirect))) "type mismatch")
(assert_invalid (module (table 1 funcref) (func (call_indirect (i64.const 0)))) "type mismatch")
(assert_invalid (module (table 1 funcref) (func (call_indirect (param i32) (i32.const 0)))) "type mismatch")
(assert_invalid (module (table 1 funcref) (func (call_indirect (param i32) (i64.const 0) (i32.const 0)))) "type mismatch")
(assert_invalid (module (table 1 funcref) (func (call_indirect (result i32) (i32.const 0)))) "type mismatch")
(assert_invalid (module (table 1 funcref) (func (result i64) (call_indirect (result i32) (i32.const 0)))) "type mismatch")

;; A function's body leaves exactly its results.
;; SPEC valid-func, valid-expr; Func_ok, Expr_ok
(assert_invalid (module (func (result i32))) "type mismatch")
(assert_invalid (module (func (result i32) (nop))) "type mismatch")
(assert_invalid (module (func (i32.const 0))) "type mismatch")
(assert_invalid (module (func (result i32) (i64.const 0))) "type mismatch")
(assert_invalid (module (func (result i32) (i32.const 0) (i32.const 1))) "type mismatch")
(assert_invalid (module (func (result i32 i64) (i64.const 0) (i32.const 0))) "type mismatch")
(assert_invalid (module (func (result i32 i32) (i32.const 0))) "type mismatch")
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; type section: one type
    "\03\02\01\01" ;; function section: type 1
    "\0a\04\01\02\00\0b" ;; code section
  )
  "unknown type")
