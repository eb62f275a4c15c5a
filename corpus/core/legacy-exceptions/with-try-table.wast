;;! features: +legacy-exceptions
;; The older exception instructions together with try_table: each catches what the other throws.
;; SPEC legacy-exceptions: exec-throw_ref, exec-handler-enter; exec-try_table

(module
  (tag $a (param i32))
  ;; An exception that try_table caught by reference, thrown again through try, and rethrown to try_table.
  (func (export "both") (param i32) (result i32)
    (block $h (result i32)
      (try_table (catch $a $h)
        (try
          (do
            (block $r (result exnref)
              (try_table (catch_all_ref $r) (throw $a (local.get 0)))
              (unreachable))
            (throw_ref))
          (catch $a (drop) (rethrow 0))))
      (unreachable)))
  ;; A delegate may lead to the block of a try_table, whose clauses then count.
  (func (export "delegate") (param i32) (result i32)
    (block $h (result i32)
      (try_table $t (catch $a $h)
        (try
          (do (try (do (throw $a (local.get 0))) (delegate $t)))
          (catch_all (unreachable))))
      (i32.const -1))
    (i32.add (i32.const 1)))
  ;; A clause of try_table may lead out of a catch block.
  (func (export "out") (param i32) (result i32)
    (block $h (result i32)
      (try
        (do (throw $a (i32.const 0)))
        (catch $a (drop) (try_table (catch $a $h) (throw $a (local.get 0)))))
      (i32.const -1))))
(assert_return (invoke "both" (i32.const 7)) (i32.const 7))
(assert_return (invoke "delegate" (i32.const 7)) (i32.const 8))
(assert_return (invoke "out" (i32.const 7)) (i32.const 7))
