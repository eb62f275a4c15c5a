;;! features: module-linking
;; The Explainer's example of a section sequence: its text, its bytes by that sequence, and what the listing misnames.

;; The text, with functions that return something: each h adds one to what its g returns.
;; SPEC module-linking/Explainer#binary-format-considerations
;; REQ L-146
(module $a (func (export "f") (result i32) (i32.const 40)))
(register "a" $a)
(module
  (import "a" (instance $a (export "f" (func (result i32)))))
  (module $M
    (import "g" (func $g (result i32)))
    (func (export "h") (result i32) (i32.add (call $g) (i32.const 1))))
  (instance $m1 (instantiate $M (import "g" (func $a "f"))))
  (instance $m2 (instantiate $M (import "g" (func $m1 "h"))))
  (func $x (export "x") (result i32) (call (func $m2 "h")))
)
(assert_return (invoke "x") (i32.const 42))

;; The bytes, a section as listed, and an export section so that $x can be called.
;; SPEC module-linking/Explainer#binary-format-considerations, module-linking/Binary#module-level-updates
;; REQ L-146
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\01\11\02\60\00\01\7f\62\02\01\60\00\01\7f\07\01\66\00\00" ;; 1. types: [] -> [i32], for $x and $M; the instance type of $a
  "\02\07\01\01\61\00\ff\06\01" ;; 2. imports: $a
  "\0e\30\01\2e" ;; 3. modules: $M
    "\00\61\73\6d\01\00\00\00"
    "\10\05\01\01\00\07\00" ;; aliases: type 0 of the parent
    "\02\07\01\01\67\00\ff\00\00" ;; imports: "g"
    "\03\02\01\00" ;; functions: type 0
    "\07\05\01\01\68\00\01" ;; exports: "h"
    "\0a\09\01\07\00\10\00\41\01\6a\0b" ;; code
  "\10\06\01\00\00\00\01\66" ;; 4. aliases: "f" of $a
  "\0f\08\01\00\00\01\01\67\00\00" ;; 5. instances: $m1
  "\10\06\01\00\01\00\01\68" ;; 6. aliases: "h" of $m1
  "\0f\08\01\00\00\01\01\67\00\01" ;; 7. instances: $m2
  "\10\06\01\00\02\00\01\68" ;; 8. aliases: "h" of $m2
  "\03\02\01\00" ;; 9. functions: $x
  "\07\05\01\01\78\00\03" ;; exports: $x
  "\0a\06\01\04\00\10\02\0b" ;; code
)
(assert_return (invoke "x") (i32.const 42))

;; SPEC-BUG: the listing says "the g export" of $m1 and of $m2; they export h alone, so either of the two is invalid.
;; SPEC module-linking/Explainer#binary-format-considerations, module-linking/Binary#alias-section-16
;; REQ L-146
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\11\02\60\00\01\7f\62\02\01\60\00\01\7f\07\01\66\00\00" ;; 1. types: [] -> [i32], for $x and $M; the instance type of $a
    "\02\07\01\01\61\00\ff\06\01" ;; 2. imports: $a
    "\0e\30\01\2e" ;; 3. modules: $M
      "\00\61\73\6d\01\00\00\00"
      "\10\05\01\01\00\07\00" ;; aliases: type 0 of the parent
      "\02\07\01\01\67\00\ff\00\00" ;; imports: "g"
      "\03\02\01\00" ;; functions: type 0
      "\07\05\01\01\68\00\01" ;; exports: "h"
      "\0a\09\01\07\00\10\00\41\01\6a\0b" ;; code
    "\10\06\01\00\00\00\01\66" ;; 4. aliases: "f" of $a
    "\0f\08\01\00\00\01\01\67\00\00" ;; 5. instances: $m1
    "\10\06\01\00\01\00\01\67" ;; 6. aliases: "g" of $m1
    "\0f\08\01\00\00\01\01\67\00\01" ;; 7. instances: $m2
    "\10\06\01\00\02\00\01\68" ;; 8. aliases: "h" of $m2
    "\03\02\01\00" ;; 9. functions: $x
    "\07\05\01\01\78\00\03" ;; exports: $x
    "\0a\06\01\04\00\10\02\0b" ;; code
  )
  "unknown export")
(assert_invalid
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\11\02\60\00\01\7f\62\02\01\60\00\01\7f\07\01\66\00\00" ;; 1. types: [] -> [i32], for $x and $M; the instance type of $a
    "\02\07\01\01\61\00\ff\06\01" ;; 2. imports: $a
    "\0e\30\01\2e" ;; 3. modules: $M
      "\00\61\73\6d\01\00\00\00"
      "\10\05\01\01\00\07\00" ;; aliases: type 0 of the parent
      "\02\07\01\01\67\00\ff\00\00" ;; imports: "g"
      "\03\02\01\00" ;; functions: type 0
      "\07\05\01\01\68\00\01" ;; exports: "h"
      "\0a\09\01\07\00\10\00\41\01\6a\0b" ;; code
    "\10\06\01\00\00\00\01\66" ;; 4. aliases: "f" of $a
    "\0f\08\01\00\00\01\01\67\00\00" ;; 5. instances: $m1
    "\10\06\01\00\01\00\01\68" ;; 6. aliases: "h" of $m1
    "\0f\08\01\00\00\01\01\67\00\01" ;; 7. instances: $m2
    "\10\06\01\00\02\00\01\67" ;; 8. aliases: "g" of $m2
    "\03\02\01\00" ;; 9. functions: $x
    "\07\05\01\01\78\00\03" ;; exports: $x
    "\0a\06\01\04\00\10\02\0b" ;; code
  )
  "unknown export")
