;;! features: -module-linking
;; Without the feature two imports may have the same names.

;; SPEC module-linking/Subtyping#breaking-change
;; REQ L-053
(module $m (func (export "a") (result i32) (i32.const 1)))
(register "" $m)
(module
  (import "" "a" (func $0 (result i32)))
  (import "" "a" (func $1 (result i32)))
  (func (export "run") (result i32) (i32.add (call $0) (call $1))))
(assert_return (invoke "run") (i32.const 2))
(module definition (import "" "a" (func)) (import "" "a" (func (result i32))))
(module definition binary "\00asm" "\01\00\00\00"
  "\01\04\01\60\00\00" ;; types: [] -> []
  "\02\0d\02" ;; imports: two
    "\01m" "\01a" "\00\00" ;; "m" "a", a function of type 0
    "\01m" "\01a" "\00\00" ;; the same
)
