;;! features: module-linking
;; One child, unchanged, works on the host's file and on one in memory: it does not take part in the choice.

(module $host
  (global $last (mut i32) (i32.const 0))
  (func (export "put") (param i32) (global.set $last (local.get 0)))
  (func (export "take") (result i32) (global.get $last))
)
(register "file" $host)

;; The same module value is handed to two parents that know each their own file.
;; SPEC module-linking/Explainer#link-time-virtualization
;; REQ L-156
(module $root
  (type $File (instance (export "put" (func (param i32))) (export "take" (func (result i32)))))
  (import "file" (instance $file (type $File)))
  (module $CHILD
    (import "file" (instance $f (type outer $root $File)))
    (func (export "play") (param i32) (result i32)
      (call (func $f "put") (local.get 0))
      (i32.add (call (func $f "take")) (i32.const 1)))
  )
  (type $Child (module
    (import "file" (instance (type outer $root $File)))
    (export "play" (func (param i32) (result i32)))
  ))
  (module $ON-HOST
    (import "file" (instance $f (type outer $root $File)))
    (import "child" (module $C (type outer $root $Child)))
    (instance $c (instantiate $C (import "file" (instance $f))))
    (export $c)
  )
  (module $IN-MEMORY
    (import "child" (module $C (type outer $root $Child)))
    (module $FILE
      (memory 1)
      (func (export "put") (param i32) (i32.store (i32.const 64) (i32.mul (local.get 0) (i32.const 10))))
      (func (export "take") (result i32) (i32.load (i32.const 64)))
    )
    (instance $f (instantiate $FILE))
    (instance $c (instantiate $C (import "file" (instance $f))))
    (export $c)
  )
  (instance $a (instantiate $ON-HOST (import "file" (instance $file)) (import "child" (module $CHILD))))
  (instance $b (instantiate $IN-MEMORY (import "child" (module $CHILD))))
  (func (export "on-host") (param i32) (result i32) (call (func $a "play") (local.get 0)))
  (func (export "in-memory") (param i32) (result i32) (call (func $b "play") (local.get 0)))
)
(assert_return (invoke $root "on-host" (i32.const 4)) (i32.const 5))
(assert_return (invoke $host "take") (i32.const 4))
(assert_return (invoke $root "in-memory" (i32.const 6)) (i32.const 61))
(assert_return (invoke $host "take") (i32.const 4))

;; As bytes: the child's are the same in two parents, one that passes on the host's file and one that makes its own.
;; SPEC module-linking/Explainer#link-time-virtualization
;; REQ L-156
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\01\10\01\62\02\01\60\00\01\7f\07\04\74\61\6b\65\00\00" ;; types: instance type with "take"
  "\02\0a\01\04\66\69\6c\65\00\ff\06\00" ;; imports: "file"
  "\0e\4d\01\4b" ;; modules: the child
    "\00\61\73\6d\01\00\00\00"
    "\01\14\02\60\00\01\7f\62\02\01\60\00\01\7f\07\04\74\61\6b\65\00\00" ;; types: [] -> [i32]; instance type with "take" of it
    "\02\0a\01\04\66\69\6c\65\00\ff\06\01" ;; imports: "file"
    "\10\09\01\00\00\00\04\74\61\6b\65" ;; aliases: "take"
    "\03\02\01\00" ;; functions: type 0
    "\07\05\01\01\76\00\01" ;; exports: "v"
    "\0a\09\01\07\00\10\00\41\01\6a\0b" ;; code
  "\0f\0b\01\00\00\01\04\66\69\6c\65\06\00" ;; instances: the child's, given the host's file
  "\10\06\01\00\01\00\01\76" ;; aliases: "v"
  "\07\05\01\01\76\00\00" ;; exports: "v"
)
(assert_return (invoke "v") (i32.const 5))
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\0e\73\02\4b" ;; modules: the child
    "\00\61\73\6d\01\00\00\00"
    "\01\14\02\60\00\01\7f\62\02\01\60\00\01\7f\07\04\74\61\6b\65\00\00" ;; types: [] -> [i32]; instance type with "take" of it
    "\02\0a\01\04\66\69\6c\65\00\ff\06\01" ;; imports: "file"
    "\10\09\01\00\00\00\04\74\61\6b\65" ;; aliases: "take"
    "\03\02\01\00" ;; functions: type 0
    "\07\05\01\01\76\00\01" ;; exports: "v"
    "\0a\09\01\07\00\10\00\41\01\6a\0b" ;; code
  "\25" ;; another
    "\00\61\73\6d\01\00\00\00"
    "\01\05\01\60\00\01\7f" ;; types: [] -> [i32]
    "\03\02\01\00" ;; functions: type 0
    "\07\08\01\04\74\61\6b\65\00\00" ;; exports: "take"
    "\0a\06\01\04\00\41\1e\0b" ;; code
  "\0f\0e\02\00\01\00\00\00\01\04\66\69\6c\65\06\00" ;; instances: a file of its own, the child's, given it
  "\10\06\01\00\01\00\01\76" ;; aliases: "v"
  "\07\05\01\01\76\00\00" ;; exports: "v"
)
(assert_return (invoke "v") (i32.const 31))
