;; Annotations that stand for names, custom sections or nothing known change nothing of what a module does.
;; SPEC text-annot, text-customannot, text-nameannot

;; Where a name or a custom section may stand
;; SPEC text-modulenameannot, text-funcnameannot, text-paramnameannot, text-localnameannot, text-typenameannot, text-fieldnameannot, text-tagnameannot, text-customannot
(module $m (@name "the module") (@custom "one" "data") (@custom "two" (before first) "a" "b")
  (type $t (@name "type") (func (param $x (@name "an x") i32) (result i32)))
  (type $s (struct (field $f (@name "a field") (mut i32)) (field i64)))
  (import "spectest" "print_i32" (func $print (@name "print it") (param i32)))
  (tag $e (@name "a tag") (param i32))
  (func $id (@name "identity") (export "id") (param $p (@name "the parameter") i32) (result i32) (local $l (@name "a local") i32)
    (local.set $l (local.get $p)) (local.get $l))
  (@custom "three" (after func))
  (func (export "field") (result i32) (struct.get $s $f (struct.new $s (i32.const 5) (i64.const 6))))
)
(assert_return (invoke "id" (i32.const 3)) (i32.const 3))
(assert_return (invoke "field") (i32.const 5))

;; A name is no identifier.
;; SPEC text-nameannot, text-id
(assert_malformed (module quote "(func (@name \"$f\")) (func (call $f))") "unknown function")
(assert_malformed (module quote "(func (@name \"f\")) (func (call f))") "unknown operator")

;; Annotations of other ids stand anywhere between tokens, whatever is in them.
;; SPEC text-annot; Tannot, Tannotid
(module
  (func (@inline always) (export (@a) "f") (result (@b (c "d" 0x1 +inf $e)) i32) (i32.add (@hint "\00") (i32.const (@x) 1) (@y) (i32.const 2)) (@z ;; more
  )))
(assert_return (invoke "f") (i32.const 3))

;; In binary, what a name section holds is never a fault: of any length, order or index.
;; SPEC binary-namesec, binary-typenamesec, binary-fieldnamesec, binary-tagnamesec, binary-customsec
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\01\04\01\60\00\00" ;; types: [] -> []
  "\03\02\01\00" ;; functions
  "\0a\04\01\02\00\0b" ;; code: one
  "\00\0a\04\6e\61\6d\65\04\03\01\09\00" ;; section: custom: name, the name of a type that is not there
)
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\01\04\01\60\00\00" ;; types: [] -> []
  "\03\02\01\00" ;; functions
  "\0a\04\01\02\00\0b" ;; code: one
  "\00\0c\04\6e\61\6d\65\0a\05\01\00\01\00\00" ;; section: custom: name, a field of a function type
)
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\01\04\01\60\00\00" ;; types: [] -> []
  "\03\02\01\00" ;; functions
  "\0a\04\01\02\00\0b" ;; code: one
  "\00\0a\04\6e\61\6d\65\0b\03\01\00\00" ;; section: custom: name, a tag where there is none
)
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\01\04\01\60\00\00" ;; types: [] -> []
  "\03\02\01\00" ;; functions
  "\0a\04\01\02\00\0b" ;; code: one
  "\00\0e\04\6e\61\6d\65\0b\01\00\04\01\00\01\01\00" ;; section: custom: name, subsections out of order, the same twice
)
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\01\04\01\60\00\00" ;; types: [] -> []
  "\03\02\01\00" ;; functions
  "\0a\04\01\02\00\0b" ;; code: one
  "\00\08\04\6e\61\6d\65\63\01\00" ;; section: custom: name, subsection 99
)
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\01\04\01\60\00\00" ;; types: [] -> []
  "\03\02\01\00" ;; functions
  "\0a\04\01\02\00\0b" ;; code: one
  "\00\0b\04\6e\61\6d\65\04\ff\ff\ff\ff\0f" ;; section: custom: name, a subsection longer than the section
)
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\01\04\01\60\00\00" ;; types: [] -> []
  "\03\02\01\00" ;; functions
  "\0a\04\01\02\00\0b" ;; code: one
  "\00\0b\04\6e\61\6d\65\04\04\01\00\01\ff" ;; section: custom: name, a name that is not UTF-8
)
