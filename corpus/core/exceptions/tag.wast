;; Tags: a tag is the one it was made as, however often its type occurs; imports and exports of tags.
;; SPEC exec-throw_ref, valid-tag, match-tagtype, match-externtype, alloc-tag

;; Two tags of one type are two; an imported tag is the exporter's, under whatever index.
;; SPEC exec-throw_ref; Step_read/throw_ref-handler-catch, Step_read/throw_ref-handler-next
(module $m
  (tag $a (export "a") (param i32)) (tag $b (export "b") (param i32)) (tag $c (param i32))
  (func (export "throw-a") (throw $a (i32.const 1)))
  (func (export "throw-b") (throw $b (i32.const 2)))
  (func (export "throw-c") (throw $c (i32.const 3)))
)
(register "m" $m)
(module
  (import "m" "b" (tag $b (param i32))) (import "m" "a" (tag $a (param i32))) (import "m" "a" (tag $a2 (param i32)))
  (import "m" "throw-a" (func $throw-a)) (import "m" "throw-b" (func $throw-b)) (import "m" "throw-c" (func $throw-c))
  (tag $own (param i32))
  (table funcref (elem $throw-a $throw-b $throw-c $throw-own))
  (func $throw-own (throw $own (i32.const 4)))
  (func (export "which") (param i32) (result i32 i32)
    (block $all
      (block $own (result i32)
        (block $a (result i32)
          (block $b (result i32)
            (try_table (catch $b $b) (catch $own $own) (catch $a $a) (catch_all $all) (call_indirect (local.get 0)))
            (unreachable))
          (return (i32.const 20)))
        (return (i32.const 10)))
      (return (i32.const 40)))
    (i32.const 0) (i32.const 0))
  (func (export "twice") (result i32)
    (block $h (result i32) (try_table (catch $a2 $h) (call $throw-a)) (unreachable)))
)
(assert_return (invoke "which" (i32.const 0)) (i32.const 1) (i32.const 10))
(assert_return (invoke "which" (i32.const 1)) (i32.const 2) (i32.const 20))
(assert_return (invoke "which" (i32.const 2)) (i32.const 0) (i32.const 0))
(assert_return (invoke "which" (i32.const 3)) (i32.const 4) (i32.const 40))
(assert_return (invoke "twice") (i32.const 1))

;; Each instance has tags of its own.
;; SPEC alloc-tag, exec-instantiation
(module definition $D
  (tag $t (export "t"))
  (func (export "throw") (throw $t)))
(module instance $I1 $D)
(module instance $I2 $D)
(register "i1" $I1)
(register "i2" $I2)
(module
  (import "i1" "t" (tag $t1)) (import "i1" "throw" (func $throw1)) (import "i2" "throw" (func $throw2))
  (func (export "one") (result i32) (block $h (block $all (try_table (catch $t1 $h) (catch_all $all) (call $throw1))) (return (i32.const 0))) (i32.const 1))
  (func (export "two") (result i32) (block $h (block $all (try_table (catch $t1 $h) (catch_all $all) (call $throw2))) (return (i32.const 0))) (i32.const 1))
)
(assert_return (invoke "one") (i32.const 1))
(assert_return (invoke "two") (i32.const 0))

;; A tag's type is a function type without results.
;; SPEC valid-tag, valid-tagtype; Tag_ok, Tagtype_ok, Externtype_ok/tag, Import_ok
(module (type $t (func (param i32 externref))) (import "m" "a" (tag (param i32))) (tag (type $t)) (tag (param i64)) (tag))
(assert_invalid (module (tag (result i32))) "non-empty tag result type")
(assert_invalid (module (type $t (func (param i32) (result i32))) (tag (type $t))) "non-empty tag result type")
(assert_invalid (module (import "m" "a" (tag (result i32)))) "non-empty tag result type")
(assert_invalid (module (tag (type 3))) "unknown type")
(assert_invalid (module (import "m" "a" (tag (type 3)))) "unknown type")
(assert_invalid (module (type $s (struct)) (tag (type $s))) "type mismatch")
(assert_invalid (module (export "t" (tag 0))) "unknown tag")
(assert_invalid (module (tag $t) (export "t" (tag $t)) (export "t" (tag $t))) "duplicate export name")

;; A tag matches only its equal.
;; SPEC match-tagtype; Tagtype_sub, Externtype_sub/tag, Externidx_ok/tag
(module $n
  (type $super (sub (func (param i32)))) (type $sub (sub $super (func (param i32))))
  (tag (export "super") (type $super)) (tag (export "sub") (type $sub)) (tag (export "eq") (param eqref)) (func (export "f")) (global (export "g") i32 (i32.const 0)))
(register "n" $n)
(module
  (type $super (sub (func (param i32)))) (type $sub (sub $super (func (param i32))))
  (import "n" "super" (tag (type $super))) (import "n" "sub" (tag (type $sub))) (import "n" "eq" (tag (param eqref))))
(assert_unlinkable (module (type $super (sub (func (param i32)))) (type $sub (sub $super (func (param i32)))) (import "n" "sub" (tag (type $super)))) "incompatible import type")
(assert_unlinkable (module (type $super (sub (func (param i32)))) (type $sub (sub $super (func (param i32)))) (import "n" "super" (tag (type $sub)))) "incompatible import type")
(assert_unlinkable (module (import "n" "super" (tag (param i32)))) "incompatible import type")
(assert_unlinkable (module (import "n" "eq" (tag (param anyref)))) "incompatible import type")
(assert_unlinkable (module (import "n" "eq" (tag (param i31ref)))) "incompatible import type")
(assert_unlinkable (module (import "m" "a" (tag (param i64)))) "incompatible import type")
(assert_unlinkable (module (import "m" "a" (tag))) "incompatible import type")
(assert_unlinkable (module (import "n" "f" (tag))) "incompatible import type")
(assert_unlinkable (module (import "n" "g" (tag))) "incompatible import type")
(assert_unlinkable (module (import "m" "a" (func (param i32)))) "incompatible import type")
(assert_unlinkable (module (import "m" "none" (tag))) "unknown import")
