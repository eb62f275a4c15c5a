;; Strings and names: escapes, raw bytes, what must be escaped, UTF-8 in names.
;; SPEC text-string, text-byte, text-name; Tstring, Tstringelem, Tstringchar, Tname

;; Every escape, raw bytes, characters of one to four bytes
;; SPEC text-string; Tstringchar, Tstringelem
(module (memory 1)
  (data (i32.const 0) "\t\n\r\"\'\\" "\00\7f\80\ff\aB\Cd" "\u{41}\u{e9}\u{20ac}\u{10ffff}\u{0041}")
  (data (i32.const 64) "é€𝄞" "a" "" "b")
  (func (export "read") (param i32) (result i64) (i64.load align=1 (local.get 0))))
(assert_return (invoke "read" (i32.const 0)) (i64.const 0x7f005c27220d0a09))
(assert_return (invoke "read" (i32.const 8)) (i64.const 0xe2a9c341cdabff80))
(assert_return (invoke "read" (i32.const 16)) (i64.const 0x0041bfbf8ff4ac82))
(assert_return (invoke "read" (i32.const 64)) (i64.const 0x849df0ac82e2a9c3))
(assert_return (invoke "read" (i32.const 72)) (i64.const 0x000000000062619e))

;; Names that spell the same characters are the same name.
;; SPEC text-name; Tname
(module (func (export "\u{e9}") (result i32) (i32.const 1)) (func (export "\\\"") (result i32) (i32.const 2)) (func (export "\00") (result i32) (i32.const 3)))
(assert_return (invoke "é") (i32.const 1))
(assert_return (invoke "\c3\a9") (i32.const 1))
(assert_return (invoke "\u{0000e9}") (i32.const 1))
(assert_return (invoke "\5c\22") (i32.const 2))
(assert_return (invoke "\u{0}") (i32.const 3))

;; Names are compared character by character, without normalisation.
;; SPEC syntax-name, valid-module
(module (func (export "\u{e9}") (export "e\u{301}")) (func (export "a") (export "A") (export "a ") (export " a")))

;; Control characters, quotation marks and backslashes must be escaped; escapes must be known.
;; SPEC text-string; Tstringchar
(assert_malformed (module quote "(data \"\n\")") "illegal character")
(assert_malformed (module quote "(data \"\t\")") "illegal character")
(assert_malformed (module quote "(data \"\r\")") "illegal character")
(assert_malformed (module quote "(data \"\00\")") "illegal character")
(assert_malformed (module quote "(data \"\1f\")") "illegal character")
(assert_malformed (module quote "(data \"\7f\")") "illegal character")
(assert_malformed (module quote "(data \"\\a\")") "illegal character")
(assert_malformed (module quote "(data \"\\x41\")") "illegal character")
(assert_malformed (module quote "(data \"\\0\")") "illegal character")
(assert_malformed (module quote "(data \"\\4\")") "illegal character")
(assert_malformed (module quote "(data \"\\0g\")") "illegal character")
(assert_malformed (module quote "(data \"\\\")") "illegal character")
(assert_malformed (module quote "(data \"\\ \")") "illegal character")
(assert_malformed (module quote "(data \"\\N\")") "illegal character")
(assert_malformed (module quote "(data \"\\b\")") "illegal character")
(assert_malformed (module quote "(data \"\\v\")") "illegal character")
(assert_malformed (module quote "(data \"\\f\")") "illegal character")
(assert_malformed (module quote "(data \"\\e\")") "illegal character")
(assert_malformed (module quote "(data \"\\?\")") "illegal character")
(assert_malformed (module quote "(data \"") "illegal character")
(assert_malformed (module quote "(data \"a") "illegal character")
(assert_malformed (module quote "(data \"a)") "illegal character")
(assert_malformed (module quote "(data 'a')") "illegal character")

;; \u{..} names a scalar value: no surrogate, nothing past 10FFFF, at least a digit.
;; SPEC text-string; Tstringchar
(assert_malformed (module quote "(data \"\\u{d800}\")") "malformed string escape")
(assert_malformed (module quote "(data \"\\u{dbff}\")") "malformed string escape")
(assert_malformed (module quote "(data \"\\u{dc00}\")") "malformed string escape")
(assert_malformed (module quote "(data \"\\u{dfff}\")") "malformed string escape")
(assert_malformed (module quote "(data \"\\u{110000}\")") "malformed string escape")
(assert_malformed (module quote "(data \"\\u{ffffffffff}\")") "malformed string escape")
(assert_malformed (module quote "(data \"\\u{}\")") "malformed string escape")
(assert_malformed (module quote "(data \"\\u{g}\")") "malformed string escape")
(assert_malformed (module quote "(data \"\\u{41\")") "malformed string escape")
(assert_malformed (module quote "(data \"\\u41\")") "malformed string escape")
(assert_malformed (module quote "(data \"\\u{_41}\")") "malformed string escape")
(assert_malformed (module quote "(data \"\\u{4__1}\")") "malformed string escape")
(assert_malformed (module quote "(data \"\\u{41_}\")") "malformed string escape")
(assert_malformed (module quote "(data \"\\u{-1}\")") "malformed string escape")
(assert_malformed (module quote "(data \"\\U{41}\")") "malformed string escape")
(module (data "\u{d7ff}\u{ffff}\u{10000}\u{10FFFF}"))

;; A name must be UTF-8; data need not.
;; SPEC text-name; Tname
(module (data "\ff\c0\80\ed\a0\80"))
(assert_malformed (module quote "(func (export \"\\ff\"))") "malformed UTF-8 encoding")
(assert_malformed (module quote "(func (export \"\\c0\\80\"))") "malformed UTF-8 encoding")
(assert_malformed (module quote "(func (export \"\\ed\\a0\\80\"))") "malformed UTF-8 encoding")
(assert_malformed (module quote "(func (export \"\\f4\\90\\80\\80\"))") "malformed UTF-8 encoding")
(assert_malformed (module quote "(func (export \"a\\80\"))") "malformed UTF-8 encoding")
(assert_malformed (module quote "(import \"\\ff\" \"a\" (func))") "malformed UTF-8 encoding")
(assert_malformed (module quote "(import \"a\" \"\\e2\\28\\a1\" (func))") "malformed UTF-8 encoding")
(assert_malformed (module quote "(memory 1) (export \"\\fe\" (memory 0))") "malformed UTF-8 encoding")
