;; Import matching: every kind against every other, function types, limits, mutability, element types.
;; SPEC match-externtype, match-functype, match-limits, match-globaltype, match-memtype, match-tabletype; Externtype_sub/func, Externtype_sub/global, Externtype_sub/mem, Externtype_sub/table
(module $lib
  (func (export "f")) (func (export "f-i32") (param i32)) (func (export "f-r-i32") (result i32) (i32.const 1))
  (func (export "f-i32-i32") (param i32) (result i32) (local.get 0)) (func (export "f-i64-i32") (param i64) (result i32) (i32.const 0))
  (func (export "f-multi") (param i32 f64) (result f64 i32) (local.get 1) (local.get 0))
  (func (export "f-ref") (param funcref externref))
  (global (export "g-i32") i32 (i32.const 1)) (global (export "g-i64") i64 (i64.const 1)) (global (export "g-f32") f32 (f32.const 1)) (global (export "g-f64") f64 (f64.const 1))
  (global (export "g-func") funcref (ref.null func)) (global (export "g-extern") externref (ref.null extern))
  (global (export "g-mut-i32") (mut i32) (i32.const 1)) (global (export "g-mut-func") (mut funcref) (ref.null func))
  (memory (export "m-2-4") 2 4)
  (table (export "t-2-4") 2 4 funcref) (table (export "t-2") 2 funcref) (table (export "t-x") 2 4 externref)
)
(register "lib" $lib)
(module $lib2 (memory (export "m-2") 2))
(register "lib2" $lib2)

;; What matches
;; SPEC match-externtype
(module
  (import "lib" "f" (func)) (import "lib" "f-i32" (func (param i32))) (import "lib" "f-r-i32" (func (result i32))) (import "lib" "f-i32-i32" (func (param i32) (result i32)))
  (import "lib" "f-multi" (func (param i32 f64) (result f64 i32))) (import "lib" "f-ref" (func (param funcref externref)))
  (import "lib" "g-i32" (global i32)) (import "lib" "g-i64" (global i64)) (import "lib" "g-f32" (global f32)) (import "lib" "g-f64" (global f64))
  (import "lib" "g-func" (global funcref)) (import "lib" "g-extern" (global externref)) (import "lib" "g-mut-i32" (global (mut i32))) (import "lib" "g-mut-func" (global (mut funcref)))
)

;; Another kind under the name
;; SPEC match-externtype
(assert_unlinkable (module (import "lib" "f" (global i32))) "incompatible import type")
(assert_unlinkable (module (import "lib" "f" (memory 1))) "incompatible import type")
(assert_unlinkable (module (import "lib" "f" (table 1 funcref))) "incompatible import type")
(assert_unlinkable (module (import "lib" "g-i32" (func))) "incompatible import type")
(assert_unlinkable (module (import "lib" "g-i32" (memory 1))) "incompatible import type")
(assert_unlinkable (module (import "lib" "g-i32" (table 1 funcref))) "incompatible import type")
(assert_unlinkable (module (import "lib" "m-2-4" (func))) "incompatible import type")
(assert_unlinkable (module (import "lib" "m-2-4" (global i32))) "incompatible import type")
(assert_unlinkable (module (import "lib" "m-2-4" (table 1 funcref))) "incompatible import type")
(assert_unlinkable (module (import "lib" "t-2-4" (func))) "incompatible import type")
(assert_unlinkable (module (import "lib" "t-2-4" (global i32))) "incompatible import type")
(assert_unlinkable (module (import "lib" "t-2-4" (memory 1))) "incompatible import type")

;; Function types are equal, parameter by parameter and result by result.
;; SPEC match-functype, match-deftype; Deftype_sub/refl
(assert_unlinkable (module (import "lib" "f" (func (param i32)))) "incompatible import type")
(assert_unlinkable (module (import "lib" "f" (func (result i32)))) "incompatible import type")
(assert_unlinkable (module (import "lib" "f" (func (param i32) (result i32)))) "incompatible import type")
(assert_unlinkable (module (import "lib" "f-i32" (func))) "incompatible import type")
(assert_unlinkable (module (import "lib" "f-i32" (func (param i64)))) "incompatible import type")
(assert_unlinkable (module (import "lib" "f-i32" (func (param i32 i32)))) "incompatible import type")
(assert_unlinkable (module (import "lib" "f-i32" (func (param f32)))) "incompatible import type")
(assert_unlinkable (module (import "lib" "f-i32" (func (result i32)))) "incompatible import type")
(assert_unlinkable (module (import "lib" "f-r-i32" (func))) "incompatible import type")
(assert_unlinkable (module (import "lib" "f-r-i32" (func (result i64)))) "incompatible import type")
(assert_unlinkable (module (import "lib" "f-r-i32" (func (result i32 i32)))) "incompatible import type")
(assert_unlinkable (module (import "lib" "f-i32-i32" (func (param i32)))) "incompatible import type")
(assert_unlinkable (module (import "lib" "f-i32-i32" (func (param i32) (result i64)))) "incompatible import type")
(assert_unlinkable (module (import "lib" "f-i64-i32" (func (param i32) (result i32)))) "incompatible import type")
(assert_unlinkable (module (import "lib" "f-multi" (func (param f64 i32) (result f64 i32)))) "incompatible import type")
(assert_unlinkable (module (import "lib" "f-multi" (func (param i32 f64) (result i32 f64)))) "incompatible import type")
(assert_unlinkable (module (import "lib" "f-multi" (func (param i32 f64) (result f64)))) "incompatible import type")
(assert_unlinkable (module (import "lib" "f-ref" (func (param externref funcref)))) "incompatible import type")
(assert_unlinkable (module (import "lib" "f-ref" (func (param funcref funcref)))) "incompatible import type")

;; Globals: the same mutability; the same type when mutable
;; SPEC match-globaltype; Globaltype_sub/const, Globaltype_sub/var
(assert_unlinkable (module (import "lib" "g-i32" (global i64))) "incompatible import type")
(assert_unlinkable (module (import "lib" "g-i32" (global f32))) "incompatible import type")
(assert_unlinkable (module (import "lib" "g-i32" (global (mut i32)))) "incompatible import type")
(assert_unlinkable (module (import "lib" "g-i32" (global funcref))) "incompatible import type")
(assert_unlinkable (module (import "lib" "g-i64" (global i32))) "incompatible import type")
(assert_unlinkable (module (import "lib" "g-f32" (global f64))) "incompatible import type")
(assert_unlinkable (module (import "lib" "g-f64" (global f32))) "incompatible import type")
(assert_unlinkable (module (import "lib" "g-func" (global externref))) "incompatible import type")
(assert_unlinkable (module (import "lib" "g-func" (global (mut funcref)))) "incompatible import type")
(assert_unlinkable (module (import "lib" "g-extern" (global funcref))) "incompatible import type")
(assert_unlinkable (module (import "lib" "g-mut-i32" (global i32))) "incompatible import type")
(assert_unlinkable (module (import "lib" "g-mut-i32" (global (mut i64)))) "incompatible import type")
(assert_unlinkable (module (import "lib" "g-mut-func" (global funcref))) "incompatible import type")
(assert_unlinkable (module (import "lib" "g-mut-func" (global (mut externref)))) "incompatible import type")

;; Memory limits: at least the minimum asked, and a maximum no larger when one is asked
;; SPEC match-memtype, match-limits; Limits_sub/max, Limits_sub/eps
(module (import "lib" "m-2-4" (memory 0)))
(module (import "lib" "m-2-4" (memory 1)))
(module (import "lib" "m-2-4" (memory 2)))
(module (import "lib" "m-2-4" (memory 0 4)))
(module (import "lib" "m-2-4" (memory 2 4)))
(module (import "lib" "m-2-4" (memory 2 5)))
(module (import "lib" "m-2-4" (memory 0 65536)))
(module (import "lib" "m-2-4" (memory 1 65536)))
(assert_unlinkable (module (import "lib" "m-2-4" (memory 3))) "incompatible import type")
(assert_unlinkable (module (import "lib" "m-2-4" (memory 3 4))) "incompatible import type")
(assert_unlinkable (module (import "lib" "m-2-4" (memory 2 3))) "incompatible import type")
(assert_unlinkable (module (import "lib" "m-2-4" (memory 2 2))) "incompatible import type")
(assert_unlinkable (module (import "lib" "m-2-4" (memory 0 3))) "incompatible import type")
(assert_unlinkable (module (import "lib" "m-2-4" (memory 5))) "incompatible import type")
(module (import "lib2" "m-2" (memory 0)))
(module (import "lib2" "m-2" (memory 1)))
(module (import "lib2" "m-2" (memory 2)))
(assert_unlinkable (module (import "lib2" "m-2" (memory 3))) "incompatible import type")
(assert_unlinkable (module (import "lib2" "m-2" (memory 2 65536))) "incompatible import type")
(assert_unlinkable (module (import "lib2" "m-2" (memory 0 65536))) "incompatible import type")
(assert_unlinkable (module (import "lib2" "m-2" (memory 2 2))) "incompatible import type")

;; Table limits alike, and the same element type
;; SPEC match-tabletype, match-limits; Tabletype_sub, Limits_sub/max, Limits_sub/eps
(module (import "lib" "t-2-4" (table 0 funcref)))
(module (import "lib" "t-2-4" (table 2 funcref)))
(module (import "lib" "t-2-4" (table 2 4 funcref)))
(module (import "lib" "t-2-4" (table 0 0xffffffff funcref)))
(assert_unlinkable (module (import "lib" "t-2-4" (table 3 funcref))) "incompatible import type")
(assert_unlinkable (module (import "lib" "t-2-4" (table 3 4 funcref))) "incompatible import type")
(assert_unlinkable (module (import "lib" "t-2-4" (table 2 3 funcref))) "incompatible import type")
(assert_unlinkable (module (import "lib" "t-2-4" (table 2 2 funcref))) "incompatible import type")
(assert_unlinkable (module (import "lib" "t-2-4" (table 0 3 funcref))) "incompatible import type")
(module (import "lib" "t-2" (table 0 funcref)))
(module (import "lib" "t-2" (table 2 funcref)))
(assert_unlinkable (module (import "lib" "t-2" (table 3 funcref))) "incompatible import type")
(assert_unlinkable (module (import "lib" "t-2" (table 2 4 funcref))) "incompatible import type")
(assert_unlinkable (module (import "lib" "t-2" (table 0 0xffffffff funcref))) "incompatible import type")
(assert_unlinkable (module (import "lib" "t-2-4" (table 2 4 externref))) "incompatible import type")
(assert_unlinkable (module (import "lib" "t-x" (table 2 4 funcref))) "incompatible import type")
(module (import "lib" "t-x" (table 2 4 externref)))

;; Names that are not there
;; SPEC exec-instantiation
(assert_unlinkable (module (import "lib" "none" (func))) "unknown import")
(assert_unlinkable (module (import "lib" "none" (global i32))) "unknown import")
(assert_unlinkable (module (import "lib" "none" (memory 1))) "unknown import")
(assert_unlinkable (module (import "lib" "none" (table 1 funcref))) "unknown import")
(assert_unlinkable (module (import "lib" "F" (func))) "unknown import")
(assert_unlinkable (module (import "lib" "F" (global i32))) "unknown import")
(assert_unlinkable (module (import "lib" "F" (memory 1))) "unknown import")
(assert_unlinkable (module (import "lib" "F" (table 1 funcref))) "unknown import")
(assert_unlinkable (module (import "lib" "" (func))) "unknown import")
(assert_unlinkable (module (import "lib" "" (global i32))) "unknown import")
(assert_unlinkable (module (import "lib" "" (memory 1))) "unknown import")
(assert_unlinkable (module (import "lib" "" (table 1 funcref))) "unknown import")
(assert_unlinkable (module (import "lib" "f\00" (func))) "unknown import")
(assert_unlinkable (module (import "lib" "f\00" (global i32))) "unknown import")
(assert_unlinkable (module (import "lib" "f\00" (memory 1))) "unknown import")
(assert_unlinkable (module (import "lib" "f\00" (table 1 funcref))) "unknown import")
(assert_unlinkable (module (import "none" "f" (func))) "unknown import")
(assert_unlinkable (module (import "none" "f" (global i32))) "unknown import")
(assert_unlinkable (module (import "none" "f" (memory 1))) "unknown import")
(assert_unlinkable (module (import "none" "f" (table 1 funcref))) "unknown import")
(assert_unlinkable (module (import "" "" (func))) "unknown import")
(assert_unlinkable (module (import "" "" (global i32))) "unknown import")
(assert_unlinkable (module (import "" "" (memory 1))) "unknown import")
(assert_unlinkable (module (import "" "" (table 1 funcref))) "unknown import")
(assert_unlinkable (module (import "lib " "f" (func))) "unknown import")
(assert_unlinkable (module (import "lib " "f" (global i32))) "unknown import")
(assert_unlinkable (module (import "lib " "f" (memory 1))) "unknown import")
(assert_unlinkable (module (import "lib " "f" (table 1 funcref))) "unknown import")

;; One import that fails refuses the whole module: nothing is written, start is not run.
;; SPEC exec-instantiation
(module $counter
  (global $n (mut i32) (i32.const 0)) (memory (export "m") 1) (table (export "t") 1 funcref)
  (func (export "tick") (global.set $n (i32.add (global.get $n) (i32.const 1))))
  (func (export "state") (result i32 i32 i32) (global.get $n) (i32.load8_u (i32.const 0)) (ref.is_null (table.get 0 (i32.const 0)))))
(register "counter" $counter)
(assert_unlinkable
  (module
    (import "counter" "tick" (func $tick)) (import "counter" "m" (memory 1)) (import "counter" "t" (table 1 funcref))
    (import "counter" "nothing" (func))
    (data (i32.const 0) "x") (elem (i32.const 0) $tick) (start $tick))
  "unknown import")
(assert_unlinkable
  (module
    (import "counter" "tick" (func $tick)) (import "counter" "m" (memory 2)) (import "counter" "t" (table 1 funcref))
    (data (i32.const 0) "x") (elem (i32.const 0) $tick) (start $tick))
  "incompatible import type")
(assert_return (invoke $counter "state") (i32.const 0) (i32.const 0) (i32.const 1))

;; Limits are compared with what the memory and the table have grown to.
;; SPEC match-limits, alloc-mem, grow-mem, grow-table
(module $grown
  (memory (export "m") 1 5) (table (export "t") 1 5 funcref)
  (func (export "grow") (result i32 i32) (memory.grow (i32.const 2)) (table.grow 0 (ref.null func) (i32.const 2))))
(register "grown" $grown)
(assert_unlinkable (module (import "grown" "m" (memory 3))) "incompatible import type")
(assert_unlinkable (module (import "grown" "t" (table 3 funcref))) "incompatible import type")
(assert_return (invoke $grown "grow") (i32.const 1) (i32.const 1))
(module (import "grown" "m" (memory 3)) (import "grown" "t" (table 3 funcref)))
(assert_unlinkable (module (import "grown" "m" (memory 4))) "incompatible import type")
(assert_unlinkable (module (import "grown" "t" (table 4 funcref))) "incompatible import type")
