;; A source text without tokens is an empty module.
;; SPEC text-module, text-space; Tmodule/abbrev
(module quote "")
(module quote " ")
(module quote "\n")
(module quote ";; only a comment")
(module quote "(; only a comment ;)")
(module quote "(@only (an annotation))")
(module quote)
(module binary "\00asm" "\01\00\00\00")
