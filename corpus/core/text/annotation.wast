;; Annotations are white space: anywhere between tokens, nested, with any tokens in them.
;; SPEC text-annot; Tannot, Tannotid

;; Anywhere
;; SPEC text-annot; Tannot
(module (func (i32.const (@a) 1) (drop (@a (@b) (c)))))
(module (func (@x)))
(module (func (@a.b-c!#$ (deep ((er)) "str)ing" ;; )
 ))))
(module (@a (; ) ;) ) (func))
(module (@a , ; [ ] { } 0$x "a""b" @ $ ) (func))
(module (func (@a)(@b)(nop)))
(module (@custom_thing $x +1 nan) (func))
(module (@ab (@cd (@ef))) (func))

;; An id follows the at sign at once, and the brackets pair.
;; SPEC text-annot; Tannotid
(assert_malformed (module quote "(@)") "malformed annotation id")
(assert_malformed (module quote "(@ a)") "malformed annotation id")
(assert_malformed (module quote "(@ )") "malformed annotation id")
(assert_malformed (module quote "(@") "unclosed annotation")
(assert_malformed (module quote "(@a") "unclosed annotation")
(assert_malformed (module quote "(@a (func)") "unclosed annotation")
(assert_malformed (module quote "(@a (b)") "unclosed annotation")
(assert_malformed (module quote "( @a)") "unclosed annotation")
(assert_malformed (module quote "(@a))") "unclosed annotation")
(assert_malformed (module quote "(@,)") "malformed annotation id")
(assert_malformed (module quote "(@a \"x)") "unclosed annotation")
(assert_malformed (module quote "(@a (; )") "unclosed annotation")
