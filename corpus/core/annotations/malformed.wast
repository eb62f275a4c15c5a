;; Annotations that a reader of custom sections understands, and that are not well-formed or stand where they may not.
;; SPEC text-customannot, text-nameannot

;; A custom annotation begins with the name of the section.
;; SPEC text-customannot
(assert_malformed_custom (module quote "(@custom)") "@custom annotation: missing section name")
(assert_malformed_custom (module quote "(@custom section)") "@custom annotation: missing section name")
(assert_malformed_custom (module quote "(@custom 4 \"x\")") "@custom annotation: missing section name")
(assert_malformed_custom (module quote "(@custom (before type) \"x\")") "@custom annotation: missing section name")

;; The name of a section is UTF-8, what the section holds need not be.
;; SPEC text-customannot, text-name
(assert_malformed_custom (module quote "(@custom \"\\ff\")") "@custom annotation: malformed UTF-8 encoding")
(assert_malformed_custom (module quote "(@custom \"\\c0\\80\" \"x\")") "@custom annotation: malformed UTF-8 encoding")
(module (@custom "bytes" "\ff\c0\80"))

;; A placement is before or after.
;; SPEC text-customannot
(assert_malformed_custom (module quote "(@custom \"s\" (behind type))") "@custom annotation: malformed placement")
(assert_malformed_custom (module quote "(@custom \"s\" (type))") "@custom annotation: malformed placement")
(assert_malformed_custom (module quote "(@custom \"s\" ())") "@custom annotation: malformed placement")
(assert_malformed_custom (module quote "(@custom \"s\" (\"before\" type))") "@custom annotation: malformed placement")

;; Before is the first section or one that has a keyword, after is such a one or the last.
;; SPEC text-customannot
(assert_malformed_custom (module quote "(@custom \"s\" (before last))") "@custom annotation: malformed section kind")
(assert_malformed_custom (module quote "(@custom \"s\" (after first))") "@custom annotation: malformed section kind")
(assert_malformed_custom (module quote "(@custom \"s\" (before))") "@custom annotation: malformed section kind")
(assert_malformed_custom (module quote "(@custom \"s\" (after function))") "@custom annotation: malformed section kind")
(assert_malformed_custom (module quote "(@custom \"s\" (after 1))") "@custom annotation: malformed section kind")
(assert_malformed_custom (module quote "(@custom \"s\" (before custom))") "@custom annotation: malformed section kind")

;; One placement, which stands before the bytes; then strings alone.
;; SPEC text-customannot, text-datastring
(assert_malformed_custom (module quote "(@custom \"s\" (before first last))") "@custom annotation: unexpected token")
(assert_malformed_custom (module quote "(@custom \"s\" (before first) (after last))") "@custom annotation: unexpected token")
(assert_malformed_custom (module quote "(@custom \"s\" \"x\" (after last))") "@custom annotation: unexpected token")
(assert_malformed_custom (module quote "(@custom \"s\" \"x\" 1)") "@custom annotation: unexpected token")
(assert_malformed_custom (module quote "(@custom \"s\" x)") "@custom annotation: unexpected token")

;; It stands in a module, beside its fields.
;; SPEC text-customannot
(assert_malformed_custom (module quote "(func (@custom \"s\"))") "misplaced @custom annotation")
(assert_malformed_custom (module quote "(func (nop) (@custom \"s\") (nop))") "misplaced @custom annotation")
(assert_malformed_custom (module quote "(memory (@custom \"s\") 1)") "misplaced @custom annotation")
(assert_malformed_custom (module quote "(rec (@custom \"s\") (type (func)))") "misplaced @custom annotation")
(assert_malformed_custom (module quote "(@custom \"s\") (module)") "misplaced @custom annotation")
(assert_malformed_custom (module quote "(module (@custom \"s\") $m)") "misplaced @custom annotation")

;; A name annotation is one string, which is UTF-8.
;; SPEC text-nameannot, text-name
(assert_malformed_custom (module quote "(func (@name))") "@name annotation: malformed")
(assert_malformed_custom (module quote "(func (@name $f))") "@name annotation: malformed")
(assert_malformed_custom (module quote "(func (@name \"f\" \"g\"))") "@name annotation: malformed")
(assert_malformed_custom (module quote "(func (@name (\"f\")))") "@name annotation: malformed")
(assert_malformed_custom (module quote "(func (@name \"\\80\"))") "malformed UTF-8 encoding")

;; There is at most one on a definition, behind its identifier.
;; SPEC text-nameannot, text-modulenameannot, text-funcnameannot
(assert_malformed_custom (module quote "(module (@name \"m\") (@name \"m\"))") "@name annotation: multiple module")
(assert_malformed_custom (module quote "(module $m (@name \"m\") (func) (@name \"m\"))") "misplaced @name annotation")
(assert_malformed_custom (module quote "(func (@name \"f\") (@name \"g\"))") "misplaced @name annotation")
(assert_malformed_custom (module quote "(func (@name \"f\") $f)") "misplaced @name annotation")

;; It stands where something gets its name.
;; SPEC text-nameannot, text-paramnameannot, text-localnameannot, text-typenameannot, text-fieldnameannot, text-tagnameannot
(assert_malformed_custom (module quote "(module (func) (@name \"m\"))") "misplaced @name annotation")
(assert_malformed_custom (module quote "(func (param i32 (@name \"p\")))") "misplaced @name annotation")
(assert_malformed_custom (module quote "(func (result (@name \"r\") i32) (i32.const 0))") "misplaced @name annotation")
(assert_malformed_custom (module quote "(func (nop (@name \"n\")))") "misplaced @name annotation")
(assert_malformed_custom (module quote "(type (func (@name \"t\")))") "misplaced @name annotation")
(assert_malformed_custom (module quote "(start (@name \"s\") $f) (func $f)") "misplaced @name annotation")
