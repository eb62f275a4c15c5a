;; Typing of throw, throw_ref, try_table and its clauses, a refusal for every premise.
;; SPEC valid-throw, valid-throw_ref, valid-try_table, valid-catch

;; throw x : t1* t* -> t2*, where x takes t*
;; SPEC valid-throw; Instr_ok/throw
(module
  (tag $e (param i32 i64)) (tag $n)
  (func (throw $e (i32.const 1) (i64.const 2)))
  (func (result f32) (f64.const 0) (throw $n))
  (func (result i32) (throw $n) (drop) (i32.const 1))
  (func (result i32) (unreachable) (throw $e))
)
(assert_invalid (module (func (throw 0))) "unknown tag")
(assert_invalid (module (tag $e (param i32)) (func (throw $e))) "type mismatch")
(assert_invalid (module (tag $e (param i32)) (func (throw $e (i64.const 0)))) "type mismatch")
(assert_invalid (module (tag $e (param i32 i64)) (func (throw $e (i64.const 0) (i32.const 0)))) "type mismatch")
(assert_invalid (module (tag $e (param i32)) (func (i32.const 1) (block (throw $e)))) "type mismatch")
(assert_invalid (module (tag $e (param (ref eq))) (func (throw $e (ref.null eq)))) "type mismatch")

;; throw_ref : t1* exnref -> t2*
;; SPEC valid-throw_ref; Instr_ok/throw_ref
(module
  (func (param exnref) (result i32) (throw_ref (local.get 0)))
  (func (param (ref exn)) (i32.const 0) (throw_ref (local.get 0)))
  (func (param nullexnref) (throw_ref (local.get 0)))
  (func (unreachable) (throw_ref))
)
(assert_invalid (module (func (throw_ref))) "type mismatch")
(assert_invalid (module (func (param i32) (throw_ref (local.get 0)))) "type mismatch")
(assert_invalid (module (func (param anyref) (throw_ref (local.get 0)))) "type mismatch")
(assert_invalid (module (func (param externref) (throw_ref (local.get 0)))) "type mismatch")

;; try_table bt c* : t1* -> t2*, a block whose label takes t2*
;; SPEC valid-try_table; Instr_ok/try_table
(module
  (type $t (func (param i32) (result i64)))
  (func (result i64) (i32.const 0) (try_table (type $t) (param i32) (result i64) (i64.extend_i32_s)))
  (func (result i64) (i32.const 0) (try_table (type $t) (i64.extend_i32_s)))
  (func (result i32) (try_table (result i32) (br 0 (i32.const 1))))
  (func (try_table))
  (func (result i32) (try_table (result i32) (return (i32.const 1))))
)
(assert_invalid (module (func (result i32) (try_table (result i32)))) "type mismatch")
(assert_invalid (module (func (result i32) (try_table (result i32) (i64.const 0)))) "type mismatch")
(assert_invalid (module (func (try_table (i32.const 0)))) "type mismatch")
(assert_invalid (module (func (result i64) (try_table (result i32) (i32.const 0)))) "type mismatch")
(assert_invalid (module (func (try_table (param i32) (drop)))) "type mismatch")
(assert_invalid (module (func (i32.const 1) (try_table (drop)))) "type mismatch")
(assert_invalid (module (func (result i32) (try_table (result i32) (br 0 (i64.const 1))))) "type mismatch")
(assert_invalid (module (func (try_table (type 7)))) "unknown type")
(assert_invalid (module (type $s (struct)) (func (try_table (type $s)))) "type mismatch")

;; What is set inside is unset after it.
;; SPEC valid-try_table, valid-local.get; Instr_ok/try_table
(assert_invalid (module (func (param (ref extern)) (local (ref extern)) (try_table (local.set 1 (local.get 0))) (drop (local.get 1)))) "uninitialized local")

;; catch x l: l takes the values of x
;; SPEC valid-catch; Catch_ok/catch
(module
  (tag $e (param i32 (ref eq))) (tag $n)
  (func (result i32 (ref eq)) (try_table (catch $e 0)) (unreachable))
  (func (result i32 anyref) (try_table (catch $e 0)) (unreachable))
  (func (try_table (catch $n 0)))
  (func (result i32) (try_table (result i32) (catch $i 0) (i32.const 0)))
  (tag $i (param i32))
  (func (loop $l (try_table (catch $n $l))))
  ;; Clauses count labels from outside of the block.
  (func (result i32) (block (try_table (catch $i 1)) (return (i32.const 0))) (unreachable))
)
(assert_invalid (module (func (try_table (catch 0 0)))) "unknown tag")
(assert_invalid (module (tag $e) (func (try_table (catch $e 1)))) "unknown label")
(assert_invalid (module (tag $e (param i32)) (func (try_table (catch $e 0)))) "type mismatch")
(assert_invalid (module (tag $e) (func (result i32) (try_table (catch $e 0)) (i32.const 0))) "type mismatch")
(assert_invalid (module (tag $e (param i32)) (func (result i64) (try_table (catch $e 0)) (i64.const 0))) "type mismatch")
(assert_invalid (module (tag $e (param i32)) (func (result i32 i32) (try_table (catch $e 0)) (i32.const 0) (i32.const 0))) "type mismatch")
(assert_invalid (module (tag $e (param anyref)) (func (result eqref) (try_table (catch $e 0)) (ref.null eq))) "type mismatch")
(assert_invalid (module (tag $e (param i32)) (func (try_table (result i32) (catch $e 0) (i32.const 0)) (drop))) "type mismatch")
(assert_invalid (module (tag $e (param i32)) (func (loop (result i32) (try_table (catch $e 0)) (i32.const 0)) (drop))) "type mismatch")

;; catch_ref x l: l takes the values of x and a reference, not null
;; SPEC valid-catch; Catch_ok/catch_ref
(module
  (tag $e (param i32)) (tag $n)
  (func (result i32 exnref) (try_table (catch_ref $e 0)) (unreachable))
  (func (result i32 (ref exn)) (try_table (catch_ref $e 0)) (unreachable))
  (func (result (ref exn)) (try_table (catch_ref $n 0)) (unreachable))
)
(assert_invalid (module (func (result exnref) (try_table (catch_ref 0 0)) (unreachable))) "unknown tag")
(assert_invalid (module (tag $e) (func (result exnref) (try_table (catch_ref $e 1)) (unreachable))) "unknown label")
(assert_invalid (module (tag $e) (func (try_table (catch_ref $e 0)))) "type mismatch")
(assert_invalid (module (tag $e (param i32)) (func (result i32) (try_table (catch_ref $e 0)) (unreachable))) "type mismatch")
(assert_invalid (module (tag $e (param i32)) (func (result exnref) (try_table (catch_ref $e 0)) (unreachable))) "type mismatch")
(assert_invalid (module (tag $e (param i32)) (func (result exnref i32) (try_table (catch_ref $e 0)) (unreachable))) "type mismatch")
(assert_invalid (module (tag $e) (func (result anyref) (try_table (catch_ref $e 0)) (unreachable))) "type mismatch")

;; catch_all l: l takes nothing; catch_all_ref l: l takes a reference
;; SPEC valid-catch; Catch_ok/catch_all, Catch_ok/catch_all_ref
(module
  (func (try_table (catch_all 0)))
  (func (loop $l (try_table (catch_all $l))))
  (func (result exnref) (try_table (catch_all_ref 0)) (unreachable))
  (func (result (ref exn)) (try_table (catch_all_ref 0)) (unreachable))
)
(assert_invalid (module (func (try_table (catch_all 1)))) "unknown label")
(assert_invalid (module (func (result i32) (try_table (catch_all 0)) (i32.const 0))) "type mismatch")
(assert_invalid (module (func (result exnref) (try_table (catch_all 0)) (unreachable))) "type mismatch")
(assert_invalid (module (func (result exnref) (try_table (catch_all_ref 1)) (unreachable))) "unknown label")
(assert_invalid (module (func (try_table (catch_all_ref 0)))) "type mismatch")
(assert_invalid (module (func (result nullexnref) (try_table (catch_all_ref 0)) (unreachable))) "type mismatch")
(assert_invalid (module (func (result i32) (try_table (catch_all_ref 0)) (unreachable))) "type mismatch")
(assert_invalid (module (func (result externref) (try_table (catch_all_ref 0)) (unreachable))) "type mismatch")
