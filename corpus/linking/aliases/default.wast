;;! features: module-linking
;; An alias can make the default memory and the default table.

(module $libc
  (memory (export "mem") 1)
  (data (i32.const 4) "\2a\00\00\00")
  (table (export "tbl") 1 funcref)
  (func $f)
  (elem (i32.const 0) func $f))
(register "libc" $libc)

;; The Explainer's libc: memory 0 and table 0 are the aliases.
;; SPEC module-linking/Explainer#instance-imports-and-aliases
;; REQ L-072
(module
  (import "libc" (instance $libc
    (export "mem" (memory 1))
    (export "tbl" (table 0 funcref))
  ))
  (alias $libc "mem" (memory))  ;; aliases "mem" at memory index 0 (= default)
  (alias $libc "tbl" (table))   ;; aliases "tbl" at table index 0 (= default)
  (func (export "load") (result i32)
    i32.const 4
    i32.load
  )
  (func (export "get") (result i32)
    i32.const 0
    table.get
    ref.is_null
  )
)
(assert_return (invoke "load") (i32.const 42))
(assert_return (invoke "get") (i32.const 0))

;; Without the aliases there is no default.
;; SPEC module-linking/Explainer#instance-imports-and-aliases
;; REQ L-072
(assert_invalid
  (module
    (import "libc" (instance $libc (export "mem" (memory 1))))
    (func (result i32) (i32.load (i32.const 4))))
  "unknown memory")
(assert_invalid
  (module
    (import "libc" (instance $libc (export "tbl" (table 0 funcref))))
    (func (result funcref) (table.get (i32.const 0))))
  "unknown table")

;; An alias comes before a memory of the module's own, so the default is the alias.
;; SPEC module-linking/Explainer#instance-imports-and-aliases
;; REQ L-072
(module
  (import "libc" (instance $libc (export "mem" (memory 1))))
  (memory $own 1)
  (data (memory $own) (i32.const 4) "\07\00\00\00")
  (alias $libc "mem" (memory $alias))
  (func (export "default") (result i32) (i32.load (i32.const 4)))
  (func (export "own") (result i32) (i32.load $own (i32.const 4))))
(assert_return (invoke "default") (i32.const 42))
(assert_return (invoke "own") (i32.const 7))
