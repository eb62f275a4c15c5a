;;! features: module-linking
;; NON-SPEC where tags are passed: exceptions that one instance throws and another catches.

;; By its tag through a middle instance that knows nothing of it, by reference, and rethrown.
;; SPEC module-linking/Explainer#module-imports-and-nested-instances; module-linking/Explainer#instance-imports-and-aliases
;; REQ L-083
(module
  (module $tags (tag (export "e") (param i32 i64)) (tag (export "f")))
  (module $throws
    (import "tags" (instance $tags (export "e" (tag (param i32 i64))) (export "f" (tag))))
    (func (export "throw") (param i32)
      (if (local.get 0) (then (throw (tag $tags "e") (local.get 0) (i64.const 2))))
      (throw (tag $tags "f"))))
  (module $middle
    (import "throw" (func $throw (param i32)))
    (tag $own (param i32 i64))
    (func (export "throw") (param i32)
      (block $h (result i32 i64)
        (try_table (catch $own $h) (call $throw (local.get 0)))
        (return))
      (unreachable)))
  (module $catches
    (import "tags" (instance $tags (export "e" (tag (param i32 i64))) (export "f" (tag))))
    (import "throw" (func $throw (param i32)))
    (func (export "catch") (param i32) (result i32 i64)
      (block $f
        (block $e (result i32 i64)
          (try_table (catch (tag $tags "e") $e) (catch (tag $tags "f") $f) (call $throw (local.get 0)))
          (unreachable))
        (return))
      (i32.const -1) (i64.const -1))
    (func (export "rethrow") (param i32) (result i32 i64)
      (block $e (result i32 i64)
        (try_table (catch (tag $tags "e") $e)
          (block $all (result exnref)
            (try_table (catch_all_ref $all) (call $throw (local.get 0)))
            (unreachable))
          (throw_ref))
        (unreachable))))
  (instance $tags (instantiate $tags))
  (instance $throws (instantiate $throws (import "tags" (instance $tags))))
  (instance $middle (instantiate $middle (import "throw" (func $throws "throw"))))
  (instance $catches (instantiate $catches (import "tags" (instance $tags)) (import "throw" (func $middle "throw"))))
  (export "catch" (func $catches "catch"))
  (export "rethrow" (func $catches "rethrow")))
(assert_return (invoke "catch" (i32.const 1)) (i32.const 1) (i64.const 2))
(assert_return (invoke "catch" (i32.const 0)) (i32.const -1) (i64.const -1))
(assert_return (invoke "rethrow" (i32.const 7)) (i32.const 7) (i64.const 2))
(assert_exception (invoke "rethrow" (i32.const 0)))
