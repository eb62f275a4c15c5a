;;! features: +legacy-exceptions
;; Text of the older exception instructions: unfolded, with identifiers, and folded.
;; SPEC legacy-exceptions: text-try

;; Clauses may repeat the label before their tag, end and delegate may repeat it too; the label of a delegate is one
;; outside the block.
;; SPEC legacy-exceptions: text-try
(module
  (tag $e (param i32)) (tag $f)
  (func (export "unfolded") (param i32) (result i32)
    try $l (result i32)
      local.get 0
      if throw $f end
      i32.const 1
      throw $e
    catch $l $e
      i32.const 10
      i32.add
    catch $f
      i32.const 2
      br $l
    catch_all $l
      i32.const 3
    end $l)
  (func (export "delegate") (result i32)
    try $l (result i32)
      try $l
        throw $f
      delegate $l $l
      i32.const 0
    catch_all
      i32.const 5
    end)
  (func (export "numbers") (result i32)
    try $l (result i32)
      try $m throw 1 delegate 0
      i32.const 0
    catch $l 1 i32.const 6 end)
  (func (export "folded") (result i32)
    (try $l (result i32)
      (do (try (do (throw $f)) (catch $f (rethrow 0))) (i32.const 0))
      (catch $e) (catch_all (br $l (i32.const 7)))))
  (func (export "mixed") (result i32)
    (try (result i32) (do try (result i32) (throw $f) catch_all (i32.const 8) end) (delegate 0))))
(assert_return (invoke "unfolded" (i32.const 0)) (i32.const 11))
(assert_return (invoke "unfolded" (i32.const 1)) (i32.const 2))
(assert_return (invoke "delegate") (i32.const 5))
(assert_return (invoke "numbers") (i32.const 6))
(assert_return (invoke "folded") (i32.const 7))
(assert_return (invoke "mixed") (i32.const 8))

;; Parts where they may not stand
;; SPEC legacy-exceptions: text-try
(assert_malformed (module quote "(func catch_all end)") "unexpected token")
(assert_malformed (module quote "(tag) (func block catch 0 end)") "unexpected token")
(assert_malformed (module quote "(func block delegate 0)") "unexpected token")
(assert_malformed (module quote "(func delegate 0)") "unexpected token")
(assert_malformed (module quote "(func try catch_all catch_all end)") "unexpected token")
(assert_malformed (module quote "(tag) (func try catch_all catch 0 end)") "unexpected token")
(assert_malformed (module quote "(func try catch_all delegate 0)") "unexpected token")
(assert_malformed (module quote "(func try delegate 0 end)") "unexpected token")
(assert_malformed (module quote "(func try else end)") "unexpected token")
(assert_malformed (module quote "(func try)") "unexpected token")
(assert_malformed (module quote "(func (try))") "unexpected token")
(assert_malformed (module quote "(func (try (catch_all)))") "unexpected token")
(assert_malformed (module quote "(func (try (do) (do)))") "unexpected token")
(assert_malformed (module quote "(func (try (do) nop))") "unexpected token")
(assert_malformed (module quote "(func (try (do) (catch_all) (catch_all)))") "unexpected token")
(assert_malformed (module quote "(func (try (do) (delegate 0) (catch_all)))") "unexpected token")
(assert_malformed (module quote "(func (try (do) (delegate 0 nop)))") "unexpected token")
(assert_malformed (module quote "(func (do))") "unexpected token")
(assert_malformed (module quote "(func rethrow)") "unexpected token")

;; Labels that do not match, or are not known
;; SPEC legacy-exceptions: text-try
(assert_malformed (module quote "(tag) (func try $l catch $m 0 end)") "mismatching label")
(assert_malformed (module quote "(func try $l catch_all $m end)") "mismatching label")
(assert_malformed (module quote "(func try $l delegate $m 0)") "mismatching label")
(assert_malformed (module quote "(func try $l end $m)") "mismatching label")
(assert_malformed (module quote "(func try $l delegate $l)") "unknown label")
(assert_malformed (module quote "(func try catch $x end)") "unknown tag")
