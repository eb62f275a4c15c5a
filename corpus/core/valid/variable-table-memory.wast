;; Typing of variable, table, memory (bulk, size, grow) and reference instructions, a refusal for every premise.
;; SPEC valid-instr-variable, valid-instr-table, valid-instr-memory, valid-instr-ref

;; local.get, local.set, local.tee: the local is there and of the type
;; SPEC valid-local.get, valid-local.set, valid-local.tee; Instr_ok/local.get, Instr_ok/local.set, Instr_ok/local.tee
(module (func (param i32) (result i64) (local i64) (local.set 0 (local.tee 0 (i32.const 1))) (local.get 1)))
(assert_invalid (module (func (local.get 0) (drop))) "unknown local")
(assert_invalid (module (func (param i32) (local i64) (drop (local.get 2)))) "unknown local")
(assert_invalid (module (func (param i32) (result i64) (local.get 0))) "type mismatch")
(assert_invalid (module (func (local.set 0 (i32.const 0)))) "unknown local")
(assert_invalid (module (func (local i32) (local.set 0 (i64.const 0)))) "type mismatch")
(assert_invalid (module (func (local i32) (local.set 0))) "type mismatch")
(assert_invalid (module (func (result i32) (local i32) (local.set 0 (i32.const 0)))) "type mismatch")
(assert_invalid (module (func (local funcref) (local.set 0 (ref.null extern)))) "type mismatch")
(assert_invalid (module (func (drop (local.tee 0 (i32.const 0))))) "unknown local")
(assert_invalid (module (func (local i32) (drop (local.tee 0 (f32.const 0))))) "type mismatch")
(assert_invalid (module (func (local i32) (drop (local.tee 0)))) "type mismatch")
(assert_invalid (module (func (local i32) (local.tee 0 (i32.const 0)))) "type mismatch")

;; global.get, global.set: the global is there, of the type, and mutable to be set
;; SPEC valid-global.get, valid-global.set; Instr_ok/global.get, Instr_ok/global.set
(module (global $m (mut i32) (i32.const 0)) (func (result i32) (global.set $m (i32.const 1)) (global.get $m)))
(assert_invalid (module (func (drop (global.get 0)))) "unknown global")
(assert_invalid (module (global i32 (i32.const 0)) (func (drop (global.get 1)))) "unknown global")
(assert_invalid (module (global i32 (i32.const 0)) (func (result i64) (global.get 0))) "type mismatch")
(assert_invalid (module (func (global.set 0 (i32.const 0)))) "unknown global")
(assert_invalid (module (global i32 (i32.const 0)) (func (global.set 0 (i32.const 0)))) "immutable global")
(assert_invalid (module (import "spectest" "global_i32" (global i32)) (func (global.set 0 (i32.const 0)))) "immutable global")
(assert_invalid (module (global (mut i32) (i32.const 0)) (func (global.set 0 (f32.const 0)))) "type mismatch")
(assert_invalid (module (global (mut i32) (i32.const 0)) (func (global.set 0))) "type mismatch")
(assert_invalid (module (global (mut externref) (ref.null extern)) (func (global.set 0 (ref.null func)))) "type mismatch")

;; table.get : i32 -> t
;; SPEC valid-table.get; Instr_ok/table.get
(module (table 1 externref) (func (result externref) (table.get 0 (i32.const 0))))
(assert_invalid (module (func (drop (table.get 0 (i32.const 0))))) "unknown table")
(assert_invalid (module (table 1 funcref) (func (drop (table.get 1 (i32.const 0))))) "unknown table")
(assert_invalid (module (table 1 funcref) (func (drop (table.get 0)))) "type mismatch")
(assert_invalid (module (table 1 funcref) (func (drop (table.get 0 (i64.const 0))))) "type mismatch")
(assert_invalid (module (table 1 funcref) (func (result externref) (table.get 0 (i32.const 0)))) "type mismatch")

;; table.set : i32 t ->
;; SPEC valid-table.set; Instr_ok/table.set
(module (table 1 externref) (func (param externref) (table.set 0 (i32.const 0) (local.get 0))))
(assert_invalid (module (func (table.set 0 (i32.const 0) (ref.null func)))) "unknown table")
(assert_invalid (module (table 1 funcref) (func (table.set 0))) "type mismatch")
(assert_invalid (module (table 1 funcref) (func (table.set 0 (ref.null func)))) "type mismatch")
(assert_invalid (module (table 1 funcref) (func (table.set 0 (f32.const 0) (ref.null func)))) "type mismatch")
(assert_invalid (module (table 1 funcref) (func (table.set 0 (i32.const 0) (ref.null extern)))) "type mismatch")
(assert_invalid (module (table 1 funcref) (func (table.set 0 (i32.const 0) (i32.const 0)))) "type mismatch")
(assert_invalid (module (table 1 funcref) (func (result i32) (table.set 0 (i32.const 0) (ref.null func)))) "type mismatch")

;; table.size : -> i32
;; SPEC valid-table.size; Instr_ok/table.size
(module (table 1 funcref) (func (result i32) (table.size 0)))
(assert_invalid (module (func (drop (table.size 0)))) "unknown table")
(assert_invalid (module (table 1 funcref) (func (result i64) (table.size 0))) "type mismatch")
(assert_invalid (module (table 1 funcref) (func (table.size 0))) "type mismatch")

;; table.grow : t i32 -> i32
;; SPEC valid-table.grow; Instr_ok/table.grow
(module (table 1 funcref) (func (result i32) (table.grow 0 (ref.null func) (i32.const 1))))
(assert_invalid (module (func (drop (table.grow 0 (ref.null func) (i32.const 1))))) "unknown table")
(assert_invalid (module (table 1 funcref) (func (drop (table.grow 0)))) "type mismatch")
(assert_invalid (module (table 1 funcref) (func (drop (table.grow 0 (ref.null func))))) "type mismatch")
(assert_invalid (module (table 1 funcref) (func (drop (table.grow 0 (i32.const 1))))) "type mismatch")
(assert_invalid (module (table 1 funcref) (func (drop (table.grow 0 (ref.null extern) (i32.const 1))))) "type mismatch")
(assert_invalid (module (table 1 funcref) (func (drop (table.grow 0 (ref.null func) (f64.const 1))))) "type mismatch")
(assert_invalid (module (table 1 funcref) (func (table.grow 0 (ref.null func) (i32.const 1)))) "type mismatch")
(assert_invalid (module (table 1 funcref) (func (result f32) (table.grow 0 (ref.null func) (i32.const 1)))) "type mismatch")

;; table.fill : i32 t i32 ->
;; SPEC valid-table.fill; Instr_ok/table.fill
(module (table 1 externref) (func (table.fill 0 (i32.const 0) (ref.null extern) (i32.const 0))))
(assert_invalid (module (func (table.fill 0 (i32.const 0) (ref.null func) (i32.const 0)))) "unknown table")
(assert_invalid (module (table 1 funcref) (func (table.fill 0))) "type mismatch")
(assert_invalid (module (table 1 funcref) (func (table.fill 0 (ref.null func) (i32.const 0)))) "type mismatch")
(assert_invalid (module (table 1 funcref) (func (table.fill 0 (i64.const 0) (ref.null func) (i32.const 0)))) "type mismatch")
(assert_invalid (module (table 1 funcref) (func (table.fill 0 (i32.const 0) (ref.null extern) (i32.const 0)))) "type mismatch")
(assert_invalid (module (table 1 funcref) (func (table.fill 0 (i32.const 0) (ref.null func) (f32.const 0)))) "type mismatch")
(assert_invalid (module (table 1 funcref) (func (result i32) (table.fill 0 (i32.const 0) (ref.null func) (i32.const 0)))) "type mismatch")

;; table.copy : i32 i32 i32 ->, both tables there, the source's elements fit the target
;; SPEC valid-table.copy; Instr_ok/table.copy
(module (table $a 1 funcref) (table $b 1 funcref) (func (table.copy $a $b (i32.const 0) (i32.const 0) (i32.const 0))))
(assert_invalid (module (func (table.copy 0 0 (i32.const 0) (i32.const 0) (i32.const 0)))) "unknown table")
(assert_invalid (module (table 1 funcref) (func (table.copy 1 0 (i32.const 0) (i32.const 0) (i32.const 0)))) "unknown table")
(assert_invalid (module (table 1 funcref) (func (table.copy 0 1 (i32.const 0) (i32.const 0) (i32.const 0)))) "unknown table")
(assert_invalid
  (module (table $a 1 funcref) (table $b 1 externref) (func (table.copy $a $b (i32.const 0) (i32.const 0) (i32.const 0))))
  "type mismatch")
(assert_invalid
  (module (table $a 1 funcref) (table $b 1 externref) (func (table.copy $b $a (i32.const 0) (i32.const 0) (i32.const 0))))
  "type mismatch")
(assert_invalid (module (table 1 funcref) (func (table.copy 0 0))) "type mismatch")
(assert_invalid (module (table 1 funcref) (func (table.copy 0 0 (i64.const 0) (i32.const 0) (i32.const 0)))) "type mismatch")
(assert_invalid (module (table 1 funcref) (func (table.copy 0 0 (i32.const 0) (i64.const 0) (i32.const 0)))) "type mismatch")
(assert_invalid (module (table 1 funcref) (func (table.copy 0 0 (i32.const 0) (i32.const 0) (i64.const 0)))) "type mismatch")

;; table.init : i32 i32 i32 ->, table and segment there, the segment's elements fit the table
;; SPEC valid-table.init; Instr_ok/table.init
(module (table 1 funcref) (elem funcref) (func (table.init 0 0 (i32.const 0) (i32.const 0) (i32.const 0))))
(assert_invalid (module (elem funcref) (func (table.init 0 0 (i32.const 0) (i32.const 0) (i32.const 0)))) "unknown table")
(assert_invalid (module (table 1 funcref) (func (table.init 0 0 (i32.const 0) (i32.const 0) (i32.const 0)))) "unknown elem segment")
(assert_invalid (module (table 1 funcref) (elem funcref) (func (table.init 0 1 (i32.const 0) (i32.const 0) (i32.const 0)))) "unknown elem segment")
(assert_invalid (module (table 1 funcref) (elem externref) (func (table.init 0 0 (i32.const 0) (i32.const 0) (i32.const 0)))) "type mismatch")
(assert_invalid (module (table 1 externref) (elem func) (func (table.init 0 0 (i32.const 0) (i32.const 0) (i32.const 0)))) "type mismatch")
(assert_invalid (module (table 1 funcref) (elem funcref) (func (table.init 0 0))) "type mismatch")
(assert_invalid (module (table 1 funcref) (elem funcref) (func (table.init 0 0 (f32.const 0) (i32.const 0) (i32.const 0)))) "type mismatch")
(assert_invalid (module (table 1 funcref) (elem funcref) (func (table.init 0 0 (i32.const 0) (f32.const 0) (i32.const 0)))) "type mismatch")
(assert_invalid (module (table 1 funcref) (elem funcref) (func (table.init 0 0 (i32.const 0) (i32.const 0) (f32.const 0)))) "type mismatch")

;; elem.drop : ->
;; SPEC valid-elem.drop; Instr_ok/elem.drop
(module (elem funcref) (func (elem.drop 0)))
(assert_invalid (module (func (elem.drop 0))) "unknown elem segment")
(assert_invalid (module (elem funcref) (func (elem.drop 1))) "unknown elem segment")
(assert_invalid (module (elem funcref) (func (result i32) (elem.drop 0))) "type mismatch")

;; memory.size : -> i32
;; SPEC valid-memory.size; Instr_ok/memory.size
(module (memory 0) (func (result i32) (memory.size)))
(assert_invalid (module (func (drop (memory.size)))) "unknown memory")
(assert_invalid (module (memory 0) (func (memory.size))) "type mismatch")
(assert_invalid (module (memory 0) (func (result f32) (memory.size))) "type mismatch")

;; memory.grow : i32 -> i32
;; SPEC valid-memory.grow; Instr_ok/memory.grow
(module (memory 0) (func (result i32) (memory.grow (i32.const 0))))
(assert_invalid (module (func (drop (memory.grow (i32.const 0))))) "unknown memory")
(assert_invalid (module (memory 0) (func (drop (memory.grow)))) "type mismatch")
(assert_invalid (module (memory 0) (func (drop (memory.grow (i64.const 0))))) "type mismatch")
(assert_invalid (module (memory 0) (func (memory.grow (i32.const 0)))) "type mismatch")
(assert_invalid (module (memory 0) (func (result i64) (memory.grow (i32.const 0)))) "type mismatch")

;; memory.fill : i32 i32 i32 ->
;; SPEC valid-memory.fill; Instr_ok/memory.fill
(module (memory 0) (func (memory.fill (i32.const 0) (i32.const 0) (i32.const 0))))
(assert_invalid (module (func (memory.fill (i32.const 0) (i32.const 0) (i32.const 0)))) "unknown memory")
(assert_invalid (module (memory 0) (func (memory.fill))) "type mismatch")
(assert_invalid (module (memory 0) (func (memory.fill (i64.const 0) (i32.const 0) (i32.const 0)))) "type mismatch")
(assert_invalid (module (memory 0) (func (memory.fill (i32.const 0) (i64.const 0) (i32.const 0)))) "type mismatch")
(assert_invalid (module (memory 0) (func (memory.fill (i32.const 0) (i32.const 0) (i64.const 0)))) "type mismatch")
(assert_invalid (module (memory 0) (func (result i32) (memory.fill (i32.const 0) (i32.const 0) (i32.const 0)))) "type mismatch")

;; memory.copy : i32 i32 i32 ->
;; SPEC valid-memory.copy; Instr_ok/memory.copy
(module (memory 0) (func (memory.copy (i32.const 0) (i32.const 0) (i32.const 0))))
(assert_invalid (module (func (memory.copy (i32.const 0) (i32.const 0) (i32.const 0)))) "unknown memory")
(assert_invalid (module (memory 0) (func (memory.copy))) "type mismatch")
(assert_invalid (module (memory 0) (func (memory.copy (f32.const 0) (i32.const 0) (i32.const 0)))) "type mismatch")
(assert_invalid (module (memory 0) (func (memory.copy (i32.const 0) (f32.const 0) (i32.const 0)))) "type mismatch")
(assert_invalid (module (memory 0) (func (memory.copy (i32.const 0) (i32.const 0) (f32.const 0)))) "type mismatch")

;; memory.init : i32 i32 i32 ->, memory and segment there
;; SPEC valid-memory.init; Instr_ok/memory.init
(module (memory 0) (data "") (func (memory.init 0 (i32.const 0) (i32.const 0) (i32.const 0))))
(assert_invalid (module (data "") (func (memory.init 0 (i32.const 0) (i32.const 0) (i32.const 0)))) "unknown memory")
(assert_invalid (module (memory 0) (func (memory.init 0 (i32.const 0) (i32.const 0) (i32.const 0)))) "unknown data segment")
(assert_invalid (module (memory 0) (data "") (func (memory.init 1 (i32.const 0) (i32.const 0) (i32.const 0)))) "unknown data segment")
(assert_invalid (module (memory 0) (data "") (func (memory.init 0))) "type mismatch")
(assert_invalid (module (memory 0) (data "") (func (memory.init 0 (i64.const 0) (i32.const 0) (i32.const 0)))) "type mismatch")
(assert_invalid (module (memory 0) (data "") (func (memory.init 0 (i32.const 0) (i64.const 0) (i32.const 0)))) "type mismatch")
(assert_invalid (module (memory 0) (data "") (func (memory.init 0 (i32.const 0) (i32.const 0) (i64.const 0)))) "type mismatch")

;; data.drop : ->, needs no memory
;; SPEC valid-data.drop; Instr_ok/data.drop
(module (data "") (func (data.drop 0)))
(assert_invalid (module (func (data.drop 0))) "unknown data segment")
(assert_invalid (module (data "") (func (data.drop 1))) "unknown data segment")
(assert_invalid (module (data "") (func (result i32) (data.drop 0))) "type mismatch")

;; ref.null : -> (ref null ht)
;; SPEC valid-ref.null; Instr_ok/ref.null
(module (func (result funcref externref) (ref.null func) (ref.null extern)))
(assert_invalid (module (func (result externref) (ref.null func))) "type mismatch")
(assert_invalid (module (func (result funcref) (ref.null extern))) "type mismatch")
(assert_invalid (module (func (result i32) (ref.null func))) "type mismatch")
(assert_invalid (module (func (ref.null func))) "type mismatch")

;; ref.is_null : reference -> i32
;; SPEC valid-ref.is_null; Instr_ok/ref.is_null
(module (func (result i32) (ref.is_null (ref.null func))) (func (result i32) (ref.is_null (ref.null extern))))
(assert_invalid (module (func (result i32) (ref.is_null))) "type mismatch")
(assert_invalid (module (func (result i32) (ref.is_null (i32.const 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (ref.is_null (f64.const 0)))) "type mismatch")
(assert_invalid (module (func (result i64) (ref.is_null (ref.null func)))) "type mismatch")
(assert_invalid (module (func (ref.is_null (ref.null func)))) "type mismatch")

;; ref.func: the function is there and declared outside the bodies
;; SPEC valid-ref.func, valid-module; Instr_ok/ref.func, Module_ok
(module (func $f (export "f") (result funcref) (ref.func $f)))
(assert_invalid (module (func (drop (ref.func 1)))) "unknown function")
(assert_invalid (module (func $f) (func (drop (ref.func $f)))) "undeclared function reference")
(assert_invalid (module (func $f (drop (ref.func $f)))) "undeclared function reference")
(assert_invalid (module (func $f) (start $f) (func (drop (ref.func $f)))) "undeclared function reference")
(assert_invalid (module (import "spectest" "print" (func $f)) (func (drop (ref.func $f)))) "undeclared function reference")
(assert_invalid (module (func $f (export "f") (result externref) (ref.func $f))) "type mismatch")
