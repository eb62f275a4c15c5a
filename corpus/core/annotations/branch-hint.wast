;; Branch hints, in text and in binary, change nothing of what a module does; in text they are well-formed.
;; SPEC text-annot, binary-customsec

;; Before if and br_if, of either form
;; SPEC text-annot
(module
  (func (export "f") (param i32) (result i32)
    (block $l (@metadata.code.branch_hint "\00") (br_if $l (local.get 0)) (return (i32.const 1)))
    (@metadata.code.branch_hint "\01") (if (result i32) (i32.eqz (local.get 0)) (then (i32.const 2)) (else (i32.const 3))))
  (func (export "g") (param i32) (result i32)
    block local.get 0 (@metadata.code.branch_hint "\01") br_if 0 i32.const 1 return end
    local.get 0 (@metadata.code.branch_hint "\00") if (result i32) i32.const 2 else i32.const 3 end))
(assert_return (invoke "f" (i32.const 0)) (i32.const 1))
(assert_return (invoke "f" (i32.const 1)) (i32.const 3))
(assert_return (invoke "g" (i32.const 0)) (i32.const 1))
(assert_return (invoke "g" (i32.const 1)) (i32.const 2))

;; In a section before the code: function 0, at byte 3 behind the locals' first byte, unlikely
;; SPEC binary-customsec
(module binary
  "\00asm" "\01\00\00\00"
  "\01\05\01\60\01\7f\00" ;; types: [i32] -> []
  "\03\02\01\00" ;; functions
  "\07\05\01\01f\00\00" ;; exports
  "\00\20\19metadata.code.branch_hint\01\00\01\03\01\00" ;; section: custom: hints
  "\0a\0a\01\08\00\20\00\04\40\00\0b\0b" ;; code: if
)
(assert_trap (invoke "f" (i32.const 1)) "unreachable")
(assert_return (invoke "f" (i32.const 0)))

;; What cannot be read as hints, or speaks of what is not there, is no fault of the module.
;; SPEC binary-customsec
(module binary
  "\00asm" "\01\00\00\00"
  "\00\1d\19metadata.code.branch_hint\01\09\ff" ;; section: custom: hints cut short
)
(module binary
  "\00asm" "\01\00\00\00"
  "\01\04\01\60\00\00" ;; types: [] -> []
  "\03\02\01\00" ;; functions
  "\0a\04\01\02\00\0b" ;; code: one
  "\00\20\19metadata.code.branch_hint\01\07\01\63\01\09" ;; section: custom: hints of function 7, behind the code
)

;; One string of one byte, which is 0 or 1
;; SPEC text-annot
(assert_malformed_custom (module quote "(func (block i32.const 0 (@metadata.code.branch_hint) br_if 0))") "@metadata.code.branch_hint annotation: malformed")
(assert_malformed_custom (module quote "(func (block i32.const 0 (@metadata.code.branch_hint \"\") br_if 0))") "@metadata.code.branch_hint annotation: malformed")
(assert_malformed_custom (module quote "(func (block i32.const 0 (@metadata.code.branch_hint \"\\02\") br_if 0))") "@metadata.code.branch_hint annotation: malformed")
(assert_malformed_custom (module quote "(func (block i32.const 0 (@metadata.code.branch_hint \"\\00\\00\") br_if 0))") "@metadata.code.branch_hint annotation: malformed")
(assert_malformed_custom (module quote "(func (block i32.const 0 (@metadata.code.branch_hint 1) br_if 0))") "@metadata.code.branch_hint annotation: malformed")

;; One before a branch, in a function
;; SPEC text-annot
(assert_malformed_custom (module quote "(func (block i32.const 0 (@metadata.code.branch_hint \"\\00\") (@metadata.code.branch_hint \"\\00\") br_if 0))") "@metadata.code.branch_hint annotation: duplicate annotation")
(assert_malformed_custom (module quote "(@metadata.code.branch_hint \"\\00\") (func)") "@metadata.code.branch_hint annotation: not in a function")
(assert_malformed_custom (module quote "(global i32 (@metadata.code.branch_hint \"\\00\") (i32.const 0))") "@metadata.code.branch_hint annotation: not in a function")
(assert_invalid_custom (module quote "(func (@metadata.code.branch_hint \"\\00\") nop)") "@metadata.code.branch_hint annotation: invalid target")
(assert_invalid_custom (module quote "(func (block (@metadata.code.branch_hint \"\\00\") br 0))") "@metadata.code.branch_hint annotation: invalid target")
