;; Modules in text: order of declarations, identifiers, type uses, inline imports and exports, abbreviations.
;; SPEC text-module, text-decl, text-context, text-typeuse, text-import, text-export

;; Declarations stand in any order and are known before and after their place.
;; SPEC text-decl; Tdecl_, Tmodule/plain
(module $named
  (start $main)
  (export "get" (func $get))
  (elem (i32.const 0) $get)
  (data (i32.const 0) "\05")
  (func $main (global.set $g (i32.load8_u (i32.const 0))))
  (func $get (type $i) (global.get $g))
  (type $i (func (result i32)))
  (global $g (mut i32) (i32.const 0))
  (memory 1)
  (table 1 funcref)
)
(assert_return (invoke "get") (i32.const 5))
(assert_return (invoke $named "get") (i32.const 5))

;; Imports come before all definitions of functions, tables, memories and globals.
;; SPEC text-module, aux-ordered; $ordered
(module (type (func)) (export "p" (func 0)) (import "spectest" "print" (func)) (import "spectest" "global_i32" (global i32)) (func))
(assert_malformed (module quote "(func) (import \"\" \"\" (func))") "import after function")
(assert_malformed (module quote "(func) (import \"\" \"\" (global i32))") "import after function")
(assert_malformed (module quote "(table 0 funcref) (import \"\" \"\" (func))") "import after table")
(assert_malformed (module quote "(table 0 funcref) (import \"\" \"\" (memory 0))") "import after table")
(assert_malformed (module quote "(memory 0) (import \"\" \"\" (func))") "import after memory")
(assert_malformed (module quote "(memory 0) (import \"\" \"\" (table 0 funcref))") "import after memory")
(assert_malformed (module quote "(global i32 (i32.const 0)) (import \"\" \"\" (func))") "import after global")
(assert_malformed (module quote "(global i32 (i32.const 0)) (import \"\" \"\" (global i32))") "import after global")
(assert_malformed (module quote "(func) (func (import \"\" \"\"))") "import after function")
(assert_malformed (module quote "(memory 0) (global (import \"\" \"\") i32)") "import after memory")
(assert_malformed (module quote "(table 0 funcref) (memory (import \"\" \"\") 0)") "import after table")
(assert_malformed (module quote "(global i32 (i32.const 0)) (table (import \"\" \"\") 0 funcref)") "import after global")

;; Identifiers are unique within an index space, and free across spaces.
;; SPEC text-context-wf, text-context; Idctxt_ok
(module (type $x (func)) (func $x (local $y i32)) (table $x 0 funcref) (memory $x 0) (global $x i32 (i32.const 0)) (data $x "") (elem $x func))
(module (func (param $x i32)) (func (param $x i64) (local $y i32)))
(assert_malformed (module quote "(type $t (func)) (type $t (func))") "duplicate type")
(assert_malformed (module quote "(func $f) (func $f)") "duplicate func")
(assert_malformed (module quote "(import \"\" \"\" (func $f)) (func $f)") "duplicate func")
(assert_malformed (module quote "(import \"\" \"\" (func $f)) (import \"\" \"\" (func $f))") "duplicate func")
(assert_malformed (module quote "(table $t 0 funcref) (table $t 0 funcref)") "duplicate table")
(assert_malformed (module quote "(import \"\" \"\" (table $t 0 funcref)) (table $t 0 funcref)") "duplicate table")
(assert_malformed (module quote "(memory $m 0) (memory $m 0)") "duplicate memory")
(assert_malformed (module quote "(import \"\" \"\" (memory $m 0)) (memory $m 0)") "duplicate memory")
(assert_malformed (module quote "(global $g i32 (i32.const 0)) (global $g i32 (i32.const 0))") "duplicate global")
(assert_malformed (module quote "(import \"\" \"\" (global $g i32)) (global $g i32 (i32.const 0))") "duplicate global")
(assert_malformed (module quote "(data $d \"\") (data $d \"\")") "duplicate data segment")
(assert_malformed (module quote "(elem $e func) (elem $e func)") "duplicate elem segment")
(assert_malformed (module quote "(func (param $x i32) (param $x i32))") "duplicate local")
(assert_malformed (module quote "(func (param $x i32) (local $x i32))") "duplicate local")
(assert_malformed (module quote "(func (local $x i32) (local $x i64))") "duplicate local")
(assert_malformed (module quote "(import \"\" \"\" (func (param $x i32) (param $x i32)))") "duplicate local")

;; An identifier that nothing binds
;; SPEC text-index, text-idx; Tidx_
(assert_malformed (module quote "(func (type $t))") "unknown type")
(assert_malformed (module quote "(import \"\" \"\" (func (type $t)))") "unknown type")
(assert_malformed (module quote "(start $f)") "unknown function")
(assert_malformed (module quote "(export \"\" (func $f))") "unknown function")
(assert_malformed (module quote "(export \"\" (table $t))") "unknown table")
(assert_malformed (module quote "(export \"\" (memory $m))") "unknown memory")
(assert_malformed (module quote "(export \"\" (global $g))") "unknown global")
(assert_malformed (module quote "(elem func $f)") "unknown function")
(assert_malformed (module quote "(elem (table $t) (i32.const 0) func)") "unknown table")
(assert_malformed (module quote "(data (memory $m) (i32.const 0) \"\")") "unknown memory")
(assert_malformed (module quote "(global i32 (global.get $g))") "unknown global")
(assert_malformed (module quote "(func $f) (export \"\" (table $f))") "unknown table")

;; Type uses: by type, by parameters and results, by both when they agree; several in one list when without name
;; SPEC text-typeuse, text-typeuse-abbrev, text-param, text-result; Ttypeuse_/base, Ttypeuse_/abbrev
(module
  (type $sig (func (param i32 i64) (result f32 f64)))
  (func (type $sig) (f32.const 0) (f64.const 0))
  (func (type $sig) (param i32 i64) (result f32 f64) (f32.const 0) (f64.const 0))
  (func (type $sig) (param $a i32) (param $b i64) (result f32) (result f64) (drop (local.get $b)) (f32.const 0) (f64.const 0))
  (func (param) (param i32) (param i64 f32) (param) (param $x f64) (result) (result i32 i64) (result f32)
    (drop (local.get $x)) (drop (local.get 3)) (i32.const 0) (i64.const 0) (f32.const 0))
  (func (local) (local i32 i64) (local $l f32) (drop (local.get $l)) (drop (local.get 2)))
  (type $named (func (param $documentation i32)))
)
(assert_malformed (module quote "(func (param $x i32 i64))") "unexpected token")
(assert_malformed (module quote "(func (local $x i32 i64))") "unexpected token")
(assert_malformed (module quote "(func (param $x))") "unexpected token")
(assert_malformed (module quote "(func (result $x i32) (i32.const 0))") "unexpected token")
(assert_malformed (module quote "(func (result i32) (param i32) (i32.const 0))") "unexpected token")
(assert_malformed (module quote "(type (func (result i32) (param i32)))") "unexpected token")
(assert_malformed (module quote "(func (local i32) (param i32))") "unexpected token")
(assert_malformed (module quote "(func (local i32) (result i32) (i32.const 0))") "unexpected token")
(assert_malformed (module quote "(type $t (func)) (func (param i32) (type $t))") "unexpected token")
(assert_malformed (module quote "(func (nop) (local i32))") "unexpected token")
(assert_malformed (module quote "(type $t (func (param i32))) (func (type $t) (param i64))") "inline function type")
(assert_malformed (module quote "(type $t (func (param i32))) (func (type $t) (result i32) (i32.const 0))") "inline function type")
(assert_malformed (module quote "(type $t (func (param i32) (result i32))) (func (type $t) (param i32))") "inline function type")
(assert_malformed (module quote "(type $t (func)) (func (type $t) (param i32))") "inline function type")
(assert_malformed (module quote "(type $t (func (param i32))) (import \"\" \"\" (func (type $t) (result i32)))") "inline function type")
;; A type use without a type takes the first equal one, or adds one behind all others.
;; SPEC text-typeuse-abbrev; Ttypeuse_/abbrev
(module
  (func $f (param i32) (result i32) (i32.const 1))
  (type $a (func (param i32) (result i32)))
  (func $g (param f64) (result f64) (f64.const 2))
  (table funcref (elem $f $g))
  (func (export "first") (result i32) (call_indirect (type 0) (i32.const 9) (i32.const 0)))
  (type (func (result i32)))
  (func (export "added") (result f64) (call_indirect (type 2) (f64.const 9) (i32.const 1)))
)
(assert_return (invoke "first") (i32.const 1))
(assert_return (invoke "added") (f64.const 2))

;; Imports and exports inline: any number of exports, then at most one import
;; SPEC text-func-abbrev, text-global-abbrev, text-mem-abbrev, text-table-abbrev; Timport_/abbrev-func, Texportfunc_/abbrev
(module
  (func $p (export "p1") (export "p2") (import "spectest" "print_i32") (param i32))
  (global (export "g1") (import "spectest" "global_i32") i32)
  (memory (export "m1") (import "spectest" "memory") 1)
  (table (export "t1") (import "spectest" "table") 10 funcref)
  (func (export "f1") (export "f2") (result i32) (global.get 0))
  (global (export "g2") (mut i32) (i32.const 3))
)
(assert_return (invoke "p1" (i32.const 1)))
(assert_return (invoke "f2") (i32.const 666))
(assert_return (get "g1") (i32.const 666))
(assert_return (get "g2") (i32.const 3))
(assert_malformed (module quote "(func (import \"\" \"\") (export \"\"))") "unexpected token")
(assert_malformed (module quote "(func (import \"\" \"\") (import \"\" \"\"))") "unexpected token")
(assert_malformed (module quote "(func (import \"\" \"\") (local i32))") "unexpected token")
(assert_malformed (module quote "(func (import \"\" \"\") (nop))") "unexpected token")
(assert_malformed (module quote "(global (import \"\" \"\") i32 (i32.const 0))") "unexpected token")
(assert_malformed (module quote "(memory (import \"\" \"\") (data \"\"))") "unexpected token")
(assert_malformed (module quote "(table (import \"\" \"\") funcref (elem))") "unexpected token")
(assert_malformed (module quote "(func (export))") "unexpected token")
(assert_malformed (module quote "(func (export a))") "unknown operator")
(assert_malformed (module quote "(import \"\" (func) (func))") "unexpected token")
(assert_malformed (module quote "(import \"\" \"\" (func) (func))") "unexpected token")
(assert_malformed (module quote "(import \"\" \"\" (type (func)))") "unexpected token")
(assert_malformed (module quote "(import \"\" \"\")") "unexpected token")
(assert_malformed (module quote "(export \"\" func 0)") "unexpected token")
(assert_malformed (module quote "(export \"\" (func 0) (func 0))") "unexpected token")
(assert_malformed (module quote "(export (func 0))") "unexpected token")

;; Memories with inline data: as many pages as the data needs, no more
;; SPEC text-mem-abbrev; Tdatamem_/abbrev
(module (memory (data "abc" "d")) (func (export "load") (result i32) (i32.load (i32.const 0))) (func (export "size") (result i32) (memory.size)) (func (export "grow") (result i32) (memory.grow (i32.const 1))))
(assert_return (invoke "load") (i32.const 0x64636261))
(assert_return (invoke "size") (i32.const 1))
(assert_return (invoke "grow") (i32.const -1))
(module (memory (data)) (func (export "size") (result i32) (memory.size)))
(assert_return (invoke "size") (i32.const 0))

;; Tables with inline elements: as large as the list
;; SPEC text-table-abbrev; Telemtable_/abbrev
(module (table $t funcref (elem $f $f 1)) (table $u (export "u") externref (elem (ref.null extern) (item (ref.null extern)))) (func $f) (func)
  (func (export "sizes") (result i32 i32) (table.size $t) (table.size $u)) (func (export "grow") (result i32) (table.grow $t (ref.null func) (i32.const 1))))
(assert_return (invoke "sizes") (i32.const 3) (i32.const 2))
(assert_return (invoke "grow") (i32.const -1))

;; Segments: offsets in brackets or as one folded instruction, table and memory uses, lists of functions and expressions
;; SPEC text-data, text-elem, text-offsetexpr, text-elemlist, text-elemexpr, text-memuse, text-tableuse; Tdata_, Telem_/plain, Telem_/abbrev, Telemlist_/abbrev, Toffsetexpr_/abbrev
(module
  (table $t 9 funcref) (memory $m 1) (func $f)
  (data (i32.const 0)) (data (offset i32.const 0) "a") (data (memory $m) (offset (i32.const 0)) "a" "b") (data $passive) (data (memory 0) (i32.const 0))
  (elem (i32.const 0)) (elem (i32.const 0) $f 0) (elem (i32.const 0) func $f) (elem (offset i32.const 0) $f)
  (elem (table $t) (i32.const 0) func $f) (elem (table 0) (offset (i32.const 0)) funcref (item ref.func $f) (ref.null func))
  (elem $passive func $f) (elem funcref (item (ref.func $f))) (elem declare func) (elem $d declare funcref (ref.func 0)) (elem func)
)
(assert_malformed (module quote "(data 0 \"a\")") "unexpected token")
(assert_malformed (module quote "(memory 1) (data i32.const 0 \"a\")") "unexpected token")
(assert_malformed (module quote "(memory 1) (data (i32.const 0) (i32.const 0) \"a\")") "unexpected token")
(assert_malformed (module quote "(memory 1) (data (offset i32.const 0) (memory 0) \"a\")") "unexpected token")
(assert_malformed (module quote "(memory 1) (data (i32.const 0) a)") "unknown operator")
(assert_malformed (module quote "(func $f) (elem $f $f)") "unexpected token")
(assert_malformed (module quote "(func $f) (elem declare $f)") "unexpected token")
(assert_malformed (module quote "(table 1 funcref) (func $f) (elem (table 0) (i32.const 0) $f)") "unexpected token")
(assert_malformed (module quote "(func $f) (elem funcref $f)") "unexpected token")
(assert_malformed (module quote "(func $f) (elem func (ref.func $f))") "unexpected token")
(assert_malformed (module quote "(elem i32 (i32.const 0))") "unexpected token")
(assert_malformed (module quote "(elem declare (i32.const 0) func)") "unexpected token")

;; Shapes of tables, memories, globals, types and start
;; SPEC text-table, text-mem, text-global, text-type, text-start, text-limits
(assert_malformed (module quote "(table funcref)") "unexpected token")
(assert_malformed (module quote "(table 1)") "unexpected token")
(assert_malformed (module quote "(table 1 2 3 funcref)") "unexpected token")
(assert_malformed (module quote "(table 1 i32)") "unexpected token")
(assert_malformed (module quote "(table funcref 1)") "unexpected token")
(assert_malformed (module quote "(memory)") "unexpected token")
(assert_malformed (module quote "(memory 1 2 3)") "unexpected token")
(assert_malformed (module quote "(memory 1.0)") "unexpected token")
(assert_malformed (module quote "(memory 1 \"a\")") "unexpected token")
(assert_malformed (module quote "(global (i32.const 0))") "unexpected token")
(assert_malformed (module quote "(global mut i32 (i32.const 0))") "unexpected token")
(assert_malformed (module quote "(global (mut i32 i32) (i32.const 0))") "unexpected token")
(assert_malformed (module quote "(type)") "unexpected token")
(assert_malformed (module quote "(type func)") "unexpected token")
(assert_malformed (module quote "(type (param i32))") "unexpected token")
(assert_malformed (module quote "(start)") "unexpected token")
(assert_malformed (module quote "(func) (start (func 0))") "unexpected token")
(assert_malformed (module quote "(func) (start 0 0)") "unexpected token")
(assert_malformed (module quote "(func) (start 0) (start 0)") "multiple start sections")
(assert_malformed (module quote "(nop)") "unexpected token")
(assert_malformed (module quote "(module) (module)") "unexpected token")
(assert_malformed (module quote "(foo)") "unknown operator")

;; A block comment, an import or an export of a module that is only fields: the enclosing brackets may be left out.
;; SPEC text-module; Tmodule/abbrev
(assert_malformed (module quote "(module (func)) (func)") "unexpected token")
