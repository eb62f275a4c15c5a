;; An annotation id may be a quoted name.
;; SPEC text-annot; Tannotid
(module (@"a b" x) (func))
(module (@"\u{e9}") (func))
(assert_malformed (module quote "(@\"\\ff\")") "malformed UTF-8 encoding")
(assert_malformed (module quote "(@\"a)") "unclosed string")
