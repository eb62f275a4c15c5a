;; Text of tags, throw, throw_ref, try_table and its clauses.
;; SPEC text-tag, text-tag-abbrev, text-throw, text-throw_ref, text-try_table, text-catch

;; Tags: type use, identifier, inline imports and exports
;; SPEC text-tag, text-tag-abbrev, text-tagtype; Ttag, Ttagtype, Texporttag/abbrev, Timport/abbrev-tag
(module $m
  (type $t (func (param i32 i64)))
  (tag) (tag $a) (tag $b (type $t)) (tag $c (type $t) (param i32 i64)) (tag $d (param i32) (param i64)) (tag $e (param $x i32))
  (tag $f (export "f") (param i32)) (tag (export "g") (export "g2"))
  (export "b" (tag $b)) (export "five" (tag 5)))
(register "m" $m)
(module
  (tag $f (import "m" "f") (param i32)) (tag (export "again") (import "m" "g2")) (import "m" "b" (tag $b (param i32 i64)))
  (export "f" (tag $f)))
(assert_malformed (module quote "(tag $a) (tag $a)") "duplicate tag")
(assert_malformed (module quote "(import \"m\" \"a\" (tag $a)) (tag $a)") "duplicate tag")
(assert_malformed (module quote "(tag i32)") "unexpected token")
(assert_malformed (module quote "(tag (param i32) (type 0))") "unexpected token")
(assert_malformed (module quote "(tag (result i32) (param i32))") "unexpected token")
(assert_malformed (module quote "(type $t (func)) (tag (type $t) (param i32))") "inline function type")
(assert_malformed (module quote "(tag (type $t))") "unknown type")
(assert_malformed (module quote "(export \"x\" (tag $t))") "unknown tag")
(assert_malformed (module quote "(export \"x\" (exception 0))") "unknown operator")
(assert_malformed (module quote "(tag) (import \"m\" \"a\" (tag))") "import after tag")
(assert_malformed (module quote "(tag) (import \"m\" \"a\" (func))") "import after tag")
(assert_malformed (module quote "(tag) (func (import \"m\" \"a\"))") "import after tag")

;; throw takes a tag, throw_ref nothing.
;; SPEC text-throw, text-throw_ref; Tplaininstr/exn
(module (tag $e (param i32)) (func i32.const 0 throw $e) (func (throw 0 (i32.const 0))) (func (param exnref) local.get 0 throw_ref))
(assert_malformed (module quote "(tag) (func (throw))") "unexpected token")
(assert_malformed (module quote "(func (throw $e))") "unknown tag")
(assert_malformed (module quote "(func (throw_ref 0))") "unexpected token")

;; try_table: label, type, clauses, instructions, in that order; folded or flat; the label does not bind its clauses.
;; SPEC text-try_table, text-catch, text-label; Tblockinstr/plain, Tcatch, Tfoldedinstr
(module
  (tag $e (param i32))
  (func (export "flat") (result i32)
    block $h (result i32)
      try_table $t (result i32) (catch $e $h)
        i32.const 5
        throw $e
      end $t
    end $h)
  (func (export "folded") (result i32)
    (block $h (result i32) (try_table (result i32) (catch 0 0) (throw $e (i32.const 6)))))
  (func (export "shadow") (result i32)
    (block $l (result i32) (try_table $l (result i32) (catch $e $l) (br $l (i32.const 7)))))
  (func (export "empty") try_table end (try_table) try_table (catch_all 0) end)
  (func (export "params") (result i32) (i32.const 8) (try_table (param i32) (result i32) (catch $e 0)))
)
(assert_return (invoke "flat") (i32.const 5))
(assert_return (invoke "folded") (i32.const 6))
(assert_return (invoke "shadow") (i32.const 7))
(assert_return (invoke "empty"))
(assert_return (invoke "params") (i32.const 8))
(assert_malformed (module quote "(func (try_table (nop) (catch_all 0)))") "unexpected token")
(assert_malformed (module quote "(func (try_table (catch_all 0) (result i32)))") "unexpected token")
(assert_malformed (module quote "(func try_table (catch_all 0))") "unexpected token")
(assert_malformed (module quote "(func try_table end $x)") "mismatching label")
(assert_malformed (module quote "(func try_table $a end $b)") "mismatching label")
(assert_malformed (module quote "(tag $e) (func (try_table (catch $e)))") "unexpected token")
(assert_malformed (module quote "(tag $e) (func (try_table (catch 0)))") "unexpected token")
(assert_malformed (module quote "(func (try_table (catch $e 0)))") "unknown tag")
(assert_malformed (module quote "(tag $e) (func (try_table (catch $e $x)))") "unknown label")
(assert_malformed (module quote "(tag $e) (func (try_table $t (catch $e $t)))") "unknown label")
(assert_malformed (module quote "(func (try_table (catch_all)))") "unexpected token")
(assert_malformed (module quote "(func (try_table (catch_all 0 0)))") "unexpected token")
(assert_malformed (module quote "(func (try_table catch_all 0))") "unexpected token")
(assert_malformed (module quote "(func (try_table (catch_all_ref)))") "unexpected token")
(assert_malformed (module quote "(func catch_all end)") "unexpected token")

;; The older instructions are no text.
;; SPEC text-instr; Tinstr
(assert_malformed (module quote "(func try end)") "unknown operator")
(assert_malformed (module quote "(func (try (do)))") "unknown operator")
(assert_malformed (module quote "(func rethrow 0)") "unknown operator")
(assert_malformed (module quote "(func delegate 0)") "unexpected token")
