;; Branches: br, br_if, br_table, return; the values they carry and the values they discard.
;; SPEC exec-br, exec-br_if, exec-br_table, exec-return; Step_pure/br-label-zero, Step_pure/br-label-succ, Step_pure/br_if-true, Step_pure/br_if-false, Step_pure/br_table-lt, Step_pure/br_table-ge, Step_pure/return-frame, Step_pure/return-label
(module
  (global $g (mut i32) (i32.const 0))
  (func (export "g") (result i32) (global.get $g))
  (func (export "br-skips") (block (br 0) (global.set $g (i32.const 99))))
  (func (export "br-value") (result i32) (block (result i32) (br 0 (i32.const 4)) (i32.const 5)))
  (func (export "br-values") (result i32 i64) (block (result i32 i64) (br 0 (i32.const 1) (i64.const 2))))
  (func (export "br-discards") (result i32)
    (block (result i32) (i32.const 1) (i32.const 2) (i32.const 3) (br 0)))
  (func (export "br-keeps-below") (result i32 i32)
    (i32.const 10) (block (result i32) (i64.const 5) (f32.const 6) (i32.const 7) (br 0)))
  (func (export "br-outer") (result i32)
    (block $a (result i32)
      (block $b (block $c (br $a (i32.const 1))) (br $b))
      (i32.const 2)))
  (func (export "br-index") (param i32) (result i32)
    (block (block (block (block
      (br_if 0 (i32.eq (local.get 0) (i32.const 0)))
      (br_if 1 (i32.eq (local.get 0) (i32.const 1)))
      (br_if 2 (i32.eq (local.get 0) (i32.const 2)))
      (br_if 3 (i32.eq (local.get 0) (i32.const 3)))
      (return (i32.const -1)))
      (return (i32.const 10))) (return (i32.const 11))) (return (i32.const 12))) (i32.const 13))
  (func (export "br-function") (result i32) (block (br 1 (i32.const 8))) (i32.const 9))
  (func (export "br-loop") (param i32) (result i32)
    (block $out (result i32)
      (loop $l
        (br_if $out (local.get 0) (i32.gt_u (local.get 0) (i32.const 100))) (drop)
        (local.set 0 (i32.mul (local.get 0) (i32.const 3)))
        (br $l))
      (unreachable)))
  (func (export "br_if-value") (param i32) (result i32)
    (block (result i32)
      (i32.add (br_if 0 (i32.const 1) (local.get 0)) (i32.const 10))))
  (func (export "br_if-values") (param i32) (result i32 i32)
    (block (result i32 i32)
      (br_if 0 (i32.const 1) (i32.const 2) (local.get 0))
      (drop) (drop) (i32.const 3) (i32.const 4)))
  (func (export "br_table") (param i32) (result i32)
    (block (block (block
      (br_table 0 1 2 (local.get 0)))
      (return (i32.const 20))) (return (i32.const 21))) (i32.const 22))
  (func (export "br_table-default-only") (param i32) (result i32)
    (block (br_table 0 (local.get 0)) (return (i32.const 1))) (i32.const 2))
  (func (export "br_table-repeat") (param i32) (result i32)
    (block $a (block $b (br_table $a $b $a $b $a (local.get 0))) (return (i32.const 1))) (i32.const 0))
  (func (export "br_table-value") (param i32) (result i32)
    (block $a (result i32)
      (i32.add (i32.const 100) (block $b (result i32) (br_table $a $b (i32.const 7) (local.get 0))))))
  (func (export "br_table-values") (param i32) (result i32 i32)
    (block $a (result i32 i32)
      (block $b (result i32 i32) (br_table $a $b (i32.const 1) (i32.const 2) (local.get 0)))
      (i32.const 10) (i32.add)))
  (func (export "br_table-loop") (param i32) (result i32) (local i32)
    (loop $l
      (local.set 1 (i32.add (local.get 1) (i32.const 1)))
      (block $out
        (br_table $out $l (i32.ne (local.get 1) (local.get 0)))))
    (local.get 1))
  (func (export "br_table-function") (param i32) (result i32)
    (block (br_table 1 1 1 (i32.const 5) (local.get 0))) (i32.const 6))
  (func (export "return-value") (result i32) (return (i32.const 1)) (i32.const 2))
  (func (export "return-values") (result i32 f64) (return (i32.const 1) (f64.const 2)))
  (func (export "return-none") (return) (global.set $g (i32.const 98)))
  (func (export "return-deep") (result i32)
    (block (loop (if (i32.const 1) (then (block (return (i32.const 5))))))) (i32.const 6))
  (func (export "return-discards") (result i32) (i64.const 1) (f32.const 2) (i32.const 3) (return))
  (func (export "return-as-operand") (result i32) (i32.add (i32.const 1) (return (i32.const 2))))
  (func (export "br-as-condition") (result i32) (block (result i32) (if (br 0 (i32.const 3)) (then)) (i32.const 4)))
  (func (export "br-as-argument") (result i32)
    (block (result i32) (call $two (i32.const 1) (br 0 (i32.const 5)))))
  (func $two (param i32 i32) (result i32) (global.set $g (i32.const 97)) (local.get 1))
)

;; br leaves the block with its values and drops what lay below them in the block.
;; SPEC exec-br; Step_pure/br-label-zero
(assert_return (invoke "br-skips"))
(assert_return (invoke "g") (i32.const 0))
(assert_return (invoke "br-value") (i32.const 4))
(assert_return (invoke "br-values") (i32.const 1) (i64.const 2))
(assert_return (invoke "br-discards") (i32.const 3))
(assert_return (invoke "br-keeps-below") (i32.const 10) (i32.const 7))

;; A label index counts outward from 0; the outermost is the function's body.
;; SPEC exec-br, syntax-labelidx; Step_pure/br-label-succ
(assert_return (invoke "br-outer") (i32.const 1))
(assert_return (invoke "br-index" (i32.const 0)) (i32.const 10))
(assert_return (invoke "br-index" (i32.const 1)) (i32.const 11))
(assert_return (invoke "br-index" (i32.const 2)) (i32.const 12))
(assert_return (invoke "br-index" (i32.const 3)) (i32.const 13))
(assert_return (invoke "br-index" (i32.const 4)) (i32.const -1))
(assert_return (invoke "br-function") (i32.const 8))

;; A branch to a loop starts it again.
;; SPEC exec-br, exec-loop; Step_pure/br-label-zero
(assert_return (invoke "br-loop" (i32.const 1)) (i32.const 243))
(assert_return (invoke "br-loop" (i32.const 200)) (i32.const 200))

;; br_if branches for any non-zero condition, else leaves its values in place.
;; SPEC exec-br_if; Step_pure/br_if-true, Step_pure/br_if-false
(assert_return (invoke "br_if-value" (i32.const 1)) (i32.const 1))
(assert_return (invoke "br_if-value" (i32.const 0)) (i32.const 11))
(assert_return (invoke "br_if-value" (i32.const 0x80000000)) (i32.const 1))
(assert_return (invoke "br_if-values" (i32.const 1)) (i32.const 1) (i32.const 2))
(assert_return (invoke "br_if-values" (i32.const 0)) (i32.const 3) (i32.const 4))

;; br_table takes the label at its unsigned operand, the default from there on.
;; SPEC exec-br_table; Step_pure/br_table-lt, Step_pure/br_table-ge
(assert_return (invoke "br_table" (i32.const 0)) (i32.const 20))
(assert_return (invoke "br_table" (i32.const 1)) (i32.const 21))
(assert_return (invoke "br_table" (i32.const 2)) (i32.const 22))
(assert_return (invoke "br_table" (i32.const 3)) (i32.const 22))
(assert_return (invoke "br_table" (i32.const 0x80000000)) (i32.const 22))
(assert_return (invoke "br_table" (i32.const -1)) (i32.const 22))
(assert_return (invoke "br_table-default-only" (i32.const 0)) (i32.const 2))
(assert_return (invoke "br_table-default-only" (i32.const -1)) (i32.const 2))
(assert_return (invoke "br_table-repeat" (i32.const 0)) (i32.const 0))
(assert_return (invoke "br_table-repeat" (i32.const 1)) (i32.const 1))
(assert_return (invoke "br_table-repeat" (i32.const 2)) (i32.const 0))
(assert_return (invoke "br_table-repeat" (i32.const 3)) (i32.const 1))
(assert_return (invoke "br_table-repeat" (i32.const 4)) (i32.const 0))
(assert_return (invoke "br_table-value" (i32.const 0)) (i32.const 7))
(assert_return (invoke "br_table-value" (i32.const 1)) (i32.const 107))
(assert_return (invoke "br_table-values" (i32.const 0)) (i32.const 1) (i32.const 2))
(assert_return (invoke "br_table-values" (i32.const 9)) (i32.const 1) (i32.const 12))
(assert_return (invoke "br_table-loop" (i32.const 5)) (i32.const 5))
(assert_return (invoke "br_table-function" (i32.const 0)) (i32.const 5))
(assert_return (invoke "br_table-function" (i32.const 7)) (i32.const 5))

;; return leaves the function from any depth with exactly its results.
;; SPEC exec-return; Step_pure/return-frame, Step_pure/return-label
(assert_return (invoke "return-value") (i32.const 1))
(assert_return (invoke "return-values") (i32.const 1) (f64.const 2))
(assert_return (invoke "return-none"))
(assert_return (invoke "g") (i32.const 0))
(assert_return (invoke "return-deep") (i32.const 5))
(assert_return (invoke "return-discards") (i32.const 3))

;; A branch in an operand abandons the instruction that was to use it.
;; SPEC exec-br, exec-return
(assert_return (invoke "return-as-operand") (i32.const 2))
(assert_return (invoke "br-as-condition") (i32.const 3))
(assert_return (invoke "br-as-argument") (i32.const 5))
(assert_return (invoke "g") (i32.const 0))
