;; Modules in quotes that parse: white space and control characters that a script could not hold literally.
;; SPEC text-space, text-format, text-newline, text-comment, text-annot; Tspace, Tformat, Tcomment
(module quote "(module\t(func\n(nop)\r(nop)\r\n))")
(module quote ";;\r(func)")
(module quote "(; \00\01\7f \c3\a9 ;)(func)")
(module quote ";; \00\7f\n(func)")
(module quote "(@a) (module (@a) (func (@a 1 2) (@b \"x\" (y)) (nop) (@c)) (@d)) (@e)")
(module quote "(module)")
(module quote "(module $m (func $f))")
