;; References: ref.null, ref.is_null, ref.func, their way through locals, globals, tables and calls.
;; SPEC exec-ref.null, exec-ref.is_null, exec-ref.func; Step_read/ref.null, Step_read/ref.func, Step_pure/ref.is_null-true, Step_pure/ref.is_null-false
(module
  (type $i (func (result i32)))
  (func $one (export "one") (result i32) (i32.const 1))
  (func $two (result i32) (i32.const 2))
  (elem declare func $two)
  (table $t 4 funcref)
  (table $x 4 externref)
  (global $gf funcref (ref.func $two))
  (global $gn funcref (ref.null func))
  (func (export "null-func") (result funcref) (ref.null func))
  (func (export "null-extern") (result externref) (ref.null extern))
  (func (export "is-null-func-null") (result i32) (ref.is_null (ref.null func)))
  (func (export "is-null-extern-null") (result i32) (ref.is_null (ref.null extern)))
  (func (export "is-null-func") (result i32) (ref.is_null (ref.func $one)))
  (func (export "is-null-extern") (param externref) (result i32) (ref.is_null (local.get 0)))
  (func (export "is-null-param") (param funcref) (result i32) (ref.is_null (local.get 0)))
  (func (export "is-null-global") (result i32 i32) (ref.is_null (global.get $gf)) (ref.is_null (global.get $gn)))
  (func (export "func") (result funcref) (ref.func $one))
  (func (export "identity") (param externref) (result externref) (local.get 0))
  (func (export "through-table") (param externref) (result externref)
    (table.set $x (i32.const 3) (local.get 0)) (table.get $x (i32.const 3)))
  (func (export "call-one") (result i32)
    (table.set $t (i32.const 0) (ref.func $one)) (call_indirect $t (type $i) (i32.const 0)))
  (func (export "call-global") (result i32)
    (table.set $t (i32.const 1) (global.get $gf)) (call_indirect $t (type $i) (i32.const 1)))
  (func (export "call-null") (result i32)
    (table.set $t (i32.const 2) (ref.null func)) (call_indirect $t (type $i) (i32.const 2)))
  (func $pass (param funcref externref) (result externref funcref) (local.get 1) (local.get 0))
  (func (export "swap") (param externref) (result externref i32)
    (call $pass (ref.func $one) (local.get 0)) (ref.is_null))
)

;; ref.null makes the null of its type.
;; SPEC exec-ref.null; Step_read/ref.null
(assert_return (invoke "null-func") (ref.null func))
(assert_return (invoke "null-extern") (ref.null extern))

;; ref.is_null is 1 for null only; a host reference is never null, whatever its number.
;; SPEC exec-ref.is_null; Step_pure/ref.is_null-true, Step_pure/ref.is_null-false
(assert_return (invoke "is-null-func-null") (i32.const 1))
(assert_return (invoke "is-null-extern-null") (i32.const 1))
(assert_return (invoke "is-null-func") (i32.const 0))
(assert_return (invoke "is-null-extern" (ref.null extern)) (i32.const 1))
(assert_return (invoke "is-null-extern" (ref.extern 0)) (i32.const 0))
(assert_return (invoke "is-null-extern" (ref.extern 1)) (i32.const 0))
(assert_return (invoke "is-null-param" (ref.null func)) (i32.const 1))
(assert_return (invoke "is-null-global") (i32.const 0) (i32.const 1))

;; ref.func makes a reference that calls its function.
;; SPEC exec-ref.func; Step_read/ref.func
(assert_return (invoke "func") (ref.func))
(assert_return (invoke "call-one") (i32.const 1))
(assert_return (invoke "call-global") (i32.const 2))
(assert_trap (invoke "call-null") "uninitialized element")

;; A host reference keeps its identity on every way.
;; SPEC syntax-ref.host, exec-local.get, exec-table.get
(assert_return (invoke "identity" (ref.extern 5)) (ref.extern 5))
(assert_return (invoke "identity" (ref.null extern)) (ref.null extern))
(assert_return (invoke "through-table" (ref.extern 6)) (ref.extern 6))
(assert_return (invoke "through-table" (ref.null extern)) (ref.null extern))
(assert_return (invoke "swap" (ref.extern 8)) (ref.extern 8) (i32.const 0))

;; Every place outside function bodies declares a function for ref.func: exports, globals, element segments.
;; SPEC valid-ref.func, valid-module; Instr_ok/ref.func
(module
  (func $a (export "a"))
  (func $b) (global funcref (ref.func $b))
  (func $c) (elem declare func $c)
  (func $d) (elem declare funcref (ref.func $d))
  (func $e) (table 1 funcref) (elem (i32.const 0) $e)
  (func $f) (elem func $f)
  (func (export "count") (result i32)
    (i32.add (ref.is_null (ref.func $a)) (i32.add (ref.is_null (ref.func $b)) (i32.add (ref.is_null (ref.func $c))
      (i32.add (ref.is_null (ref.func $d)) (i32.add (ref.is_null (ref.func $e)) (ref.is_null (ref.func $f))))))))
)
(assert_return (invoke "count") (i32.const 0))
