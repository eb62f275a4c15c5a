;; Locals and globals: initial values, get, set, tee, per-call and per-instance state.
;; SPEC exec-local.get, exec-local.set, exec-local.tee, exec-global.get, exec-global.set; Step_read/local.get, Step/local.set, Step_pure/local.tee, Step_read/global.get, Step/global.set
(module
  (import "spectest" "global_i32" (global $imported i32))
  (global $c i32 (i32.const -5))
  (global $gi (export "gi") (mut i32) (i32.const 1))
  (global $gl (mut i64) (i64.const 0x123456789abcdef0))
  (global $gf (mut f32) (f32.const -0))
  (global $gd (mut f64) (f64.const nan:0x4000000000001))
  (global $gx (mut externref) (ref.null extern))
  (global $gr (mut funcref) (ref.func $f))
  (global $copy i32 (global.get $imported))
  (func $f)
  (func (export "zero-i32") (result i32) (local i32) (local.get 0))
  (func (export "zero-i64") (result i64) (local i64) (local.get 0))
  (func (export "zero-f32") (result f32) (local f32) (local.get 0))
  (func (export "zero-f64") (result f64) (local f64) (local.get 0))
  (func (export "zero-func") (result funcref) (local funcref) (local.get 0))
  (func (export "zero-extern") (result externref) (local externref) (local.get 0))
  (func (export "params-first") (param i32 i64) (result i64) (local f32 i64) (local.set 3 (local.get 1)) (local.get 3))
  (func (export "set") (param i32) (result i32) (local.set 0 (i32.const 9)) (local.get 0))
  (func (export "tee") (param i32) (result i32) (i32.add (local.tee 0 (i32.const 20)) (local.get 0)))
  (func (export "get-then-set") (param i32) (result i32) (local.get 0) (local.set 0 (i32.const 5)))
  (func (export "set-top-only") (result i32 i32) (local i32) (i32.const 1) (i32.const 2) (i32.const 3) (local.set 0))
  (func (export "mixed") (param f64) (result f64) (local i32 f64 i64)
    (local.set 2 (local.get 0)) (local.set 0 (f64.const 1)) (f64.sub (local.get 2) (local.get 0)))
  (func $rec (param i32) (result i32) (local i32)
    (local.set 1 (local.get 0))
    (if (local.get 0) (then (drop (call $rec (i32.sub (local.get 0) (i32.const 1))))))
    (local.get 1))
  (func (export "frames") (param i32) (result i32) (call $rec (local.get 0)))
  (func (export "get-c") (result i32) (global.get $c))
  (func (export "get-gi") (result i32) (global.get $gi))
  (func (export "set-gi") (param i32) (global.set $gi (local.get 0)))
  (func (export "get-gl") (result i64) (global.get $gl))
  (func (export "set-gl") (param i64) (global.set $gl (local.get 0)))
  (func (export "get-gf") (result f32) (global.get $gf))
  (func (export "set-gf") (param f32) (global.set $gf (local.get 0)))
  (func (export "bits-gd") (result i64) (i64.reinterpret_f64 (global.get $gd)))
  (func (export "set-gd") (param f64) (global.set $gd (local.get 0)))
  (func (export "get-gd") (result f64) (global.get $gd))
  (func (export "get-gx") (result externref) (global.get $gx))
  (func (export "set-gx") (param externref) (global.set $gx (local.get 0)))
  (func (export "get-gr-null") (result i32) (ref.is_null (global.get $gr)))
  (func (export "clear-gr") (global.set $gr (ref.null func)))
  (func (export "copy") (result i32) (global.get $copy))
)

;; A local that is no parameter starts with the default value of its type.
;; SPEC exec-invoke, aux-default; Step_read/call_ref-func
(assert_return (invoke "zero-i32") (i32.const 0))
(assert_return (invoke "zero-i64") (i64.const 0))
(assert_return (invoke "zero-f32") (f32.const 0))
(assert_return (invoke "zero-f64") (f64.const 0))
(assert_return (invoke "zero-func") (ref.null func))
(assert_return (invoke "zero-extern") (ref.null extern))

;; Parameters come first in the index space, then the locals.
;; SPEC syntax-localidx, exec-local.get
(assert_return (invoke "params-first" (i32.const 1) (i64.const 2)) (i64.const 2))
(assert_return (invoke "mixed" (f64.const 3)) (f64.const 2))

;; local.set changes, local.tee changes and keeps, a value read before stays what it was.
;; SPEC exec-local.set, exec-local.tee; Step/local.set, Step_pure/local.tee
(assert_return (invoke "set" (i32.const 1)) (i32.const 9))
(assert_return (invoke "tee" (i32.const 1)) (i32.const 40))
(assert_return (invoke "get-then-set" (i32.const 1)) (i32.const 1))
(assert_return (invoke "set-top-only") (i32.const 1) (i32.const 2))

;; Each activation has locals of its own.
;; SPEC exec-invoke; Step/ctxt-frame
(assert_return (invoke "frames" (i32.const 10)) (i32.const 10))

;; global.get reads constants and variables of every type.
;; SPEC exec-global.get; Step_read/global.get
(assert_return (invoke "get-c") (i32.const -5))
(assert_return (invoke "get-gi") (i32.const 1))
(assert_return (get "gi") (i32.const 1))
(assert_return (invoke "get-gl") (i64.const 0x123456789abcdef0))
(assert_return (invoke "get-gf") (f32.const -0))
(assert_return (invoke "bits-gd") (i64.const 0x7ff4000000000001))
(assert_return (invoke "get-gx") (ref.null extern))
(assert_return (invoke "get-gr-null") (i32.const 0))

;; An initialiser may read an imported immutable global.
;; SPEC eval-globals, valid-constant; Instr_const/global.get
(assert_return (invoke "copy") (i32.const 666))

;; global.set is seen by later calls and by the host.
;; SPEC exec-global.set; Step/global.set
(assert_return (invoke "set-gi" (i32.const 77)))
(assert_return (invoke "get-gi") (i32.const 77))
(assert_return (get "gi") (i32.const 77))
(assert_return (invoke "set-gl" (i64.const -1)))
(assert_return (invoke "get-gl") (i64.const -1))
(assert_return (invoke "set-gf" (f32.const inf)))
(assert_return (invoke "get-gf") (f32.const inf))
(assert_return (invoke "set-gd" (f64.const -0)))
(assert_return (invoke "get-gd") (f64.const -0))
(assert_return (invoke "set-gx" (ref.extern 7)))
(assert_return (invoke "get-gx") (ref.extern 7))
(assert_return (invoke "set-gx" (ref.null extern)))
(assert_return (invoke "get-gx") (ref.null extern))
(assert_return (invoke "clear-gr"))
(assert_return (invoke "get-gr-null") (i32.const 1))
