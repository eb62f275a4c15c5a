;;! features: +legacy-exceptions
;; Typing of the older exception instructions.
;; SPEC legacy-exceptions: valid-try-catch, valid-try-delegate, valid-rethrow

;; Body and clauses have the results of the block; clauses start with the values of their tag and nothing else.
;; SPEC legacy-exceptions: valid-try-catch
(module
  (tag $n) (tag $i (param i32)) (tag $p (param i32 i64))
  (func (param i32) (result i32)
    (local.get 0)
    (try (param i32) (result i32)
      (do)
      (catch $i)
      (catch $p (drop))
      (catch $n (i32.const 0))
      (catch_all (i32.const 0))))
  (func (try (do)) (try (do) (catch $n)) (try (do) (catch_all)))
  (func (result i32) (try (result i32) (do (unreachable)) (catch $n (unreachable)) (catch_all (unreachable)))))
(assert_invalid (module (func (result i32) (try (result i32) (do)))) "type mismatch")
(assert_invalid (module (func (try (do (i32.const 0))))) "type mismatch")
(assert_invalid (module (func (result i32) (try (result i32) (do (i64.const 0))))) "type mismatch")
(assert_invalid (module (func (try (param i32) (do (drop))))) "type mismatch")
(assert_invalid (module (tag) (func (result i32) (try (result i32) (do (i32.const 0)) (catch 0)))) "type mismatch")
(assert_invalid (module (tag (param i64)) (func (result i32) (try (result i32) (do (i32.const 0)) (catch 0)))) "type mismatch")
(assert_invalid (module (tag (param i32)) (func (try (do) (catch 0)))) "type mismatch")
(assert_invalid (module (tag) (func (try (do) (catch 0 (drop))))) "type mismatch")
(assert_invalid (module (func (result i32) (try (result i32) (do (i32.const 0)) (catch_all)))) "type mismatch")
(assert_invalid (module (func (try (do) (catch_all (i32.const 0))))) "type mismatch")
(assert_invalid
  (module (func (param i32) (local.get 0) (try (param i32) (do (drop)) (catch_all (drop)))))
  "type mismatch")
(assert_invalid (module (func (try (do) (catch 0)))) "unknown tag")
(assert_invalid (module (func (try (type 9) (do)))) "unknown type")

;; The label of the block carries its results, in the body and in the clauses.
;; SPEC legacy-exceptions: valid-try-catch
(module
  (tag $n)
  (func (result i32)
    (try (result i32)
      (do (br 0 (i32.const 1)))
      (catch $n (br 0 (i32.const 2)))
      (catch_all (br 0 (i32.const 3))))))
(assert_invalid (module (func (result i32) (try (result i32) (do (br 0))))) "type mismatch")
(assert_invalid (module (func (result i32) (try (result i32) (do (i32.const 0)) (catch_all (br 0))))) "type mismatch")

;; The label of a delegate is one around the block, the function's included; what it carries does not matter.
;; SPEC legacy-exceptions: valid-try-delegate
(module
  (func (result i32) (try (result i32) (do (i32.const 0)) (delegate 0)))
  (func (result i64) (block (result i64) (try (do) (delegate 0)) (try (do) (delegate 1)) (i64.const 0))))
(assert_invalid (module (func (try (do) (delegate 1)))) "unknown label")
(assert_invalid (module (func (block (try (do) (delegate 2))))) "unknown label")
(assert_invalid (module (func (result i32) (try (result i32) (do) (delegate 0)))) "type mismatch")
(assert_invalid (module (func (try (do (i32.const 0)) (delegate 0)))) "type mismatch")

;; The label of a rethrow is that of a clause; what follows is unreachable.
;; SPEC legacy-exceptions: valid-rethrow
(module
  (tag $n)
  (func (result i32)
    (try (result i32)
      (do (i32.const 0))
      (catch $n (rethrow 0) (i32.add))
      (catch_all (block (rethrow 1)) (unreachable)))))
(assert_invalid (module (func (rethrow 0))) "invalid rethrow label")
(assert_invalid (module (func (block (rethrow 0)))) "invalid rethrow label")
(assert_invalid (module (func (try (do (rethrow 0)) (catch_all)))) "invalid rethrow label")
(assert_invalid (module (func (try (do) (catch_all (block (rethrow 0)))))) "invalid rethrow label")
(assert_invalid (module (func (try (do) (catch_all (try (do (rethrow 0)) (catch_all)))))) "invalid rethrow label")
(assert_invalid (module (func (try (do) (catch_all (rethrow 1))))) "invalid rethrow label")
(assert_invalid (module (func (try (do) (catch_all (rethrow 2))))) "unknown label")
(assert_invalid
  (module (func (result i32) (try (result i32) (do (i32.const 0)) (catch_all (rethrow 0) (i64.const 0)))))
  "type mismatch")
