;;! features: module-linking
;; SPEC-BUG: module $B of the cyclic example as printed, and each of its faults alone.

;; As printed, ... filled in
;; SPEC module-linking/Example-SharedEverythingDynamicLinking#cyclic-dependencies
;; REQ L-186
(assert_malformed
  (module quote
    "(module $B"
    "  (type $Libc (instance))"
    "  (import \"libc\" (module $LIBC (export (type outer $B $Libc))))"
    "  (instance $libc (instantiate $LIBC))"
    "  (global $bar-index mut i32)"
    "  (import \"a\" (module $A"
    "    (import \"libc\" (instance (type outer $B $Libc)))"
    "    (import \"bar-index\" (global mut i32))"
    "    (export \"foo\" (func $foo))"
    "  ))"
    "  (instance $a (instantiate $A"
    "    (import \"libc\" (instance $libc)"
    "    (import \"bar-index\" (global $bar-index))"
    "  ))"
    "  (func $bar)"
    "  (elem (i32.const 0) $bar)"
    "  (func $start (global.set $bar-index (i32.const 0)))"
    "  (start $start)"
    "  (func $run (export \"run\")"
    "    call (func $a \"foo\")"
    "  )"
    ")")
  "import after module or instance")

;; A parenthesis is missing behind (instance $libc).
;; SPEC module-linking/Example-SharedEverythingDynamicLinking#cyclic-dependencies
;; REQ L-186
(assert_malformed
  (module quote
    "(module $B"
    "  (type $Libc (instance"
    "    (export \"table\" (table 1 funcref))"
    "    (export \"bar-index\" (global (mut i32)))"
    "  ))"
    "  (import \"libc\" (module $LIBC (export (type outer $B $Libc))))"
    "  (import \"a\" (module $A"
    "    (import \"libc\" (instance (type outer $B $Libc)))"
    "    (import \"bar-index\" (global (mut i32)))"
    "    (export \"foo\" (func $foo (param i32) (result i32)))"
    "  ))"
    "  (instance $libc (instantiate $LIBC))"
    "  (instance $a (instantiate $A"
    "    (import \"libc\" (instance $libc)"
    "    (import \"bar-index\" (global $libc \"bar-index\"))"
    "  ))"
    "  (alias $libc \"table\" (table))"
    "  (alias $libc \"bar-index\" (global $bar-index))"
    "  (func $bar (param i32) (result i32) (i32.add (i32.mul (local.get 0) (i32.const 10)) (i32.const 2)))"
    "  (elem (i32.const 0) $bar)"
    "  (func $start (global.set $bar-index (i32.const 0)))"
    "  (start $start)"
    "  (func $run (export \"run\") (param i32) (result i32)"
    "    (i32.add (i32.mul (call (func $a \"foo\") (local.get 0)) (i32.const 10)) (i32.const 3))"
    "  )"
    ")")
  "unexpected token")

;; The global's mutability stands bare, in the definition and in the type.
;; SPEC module-linking/Example-SharedEverythingDynamicLinking#cyclic-dependencies, text-globaltype
;; REQ L-186
(assert_malformed (module quote "(module (global $bar-index mut i32 (i32.const 0)))") "unexpected token")
(assert_malformed
  (module quote
    "(module $B"
    "  (type $Libc (instance"
    "    (export \"table\" (table 1 funcref))"
    "    (export \"bar-index\" (global (mut i32)))"
    "  ))"
    "  (import \"libc\" (module $LIBC (export (type outer $B $Libc))))"
    "  (import \"a\" (module $A"
    "    (import \"libc\" (instance (type outer $B $Libc)))"
    "    (import \"bar-index\" (global mut i32))"
    "    (export \"foo\" (func $foo (param i32) (result i32)))"
    "  ))"
    "  (instance $libc (instantiate $LIBC))"
    "  (instance $a (instantiate $A"
    "    (import \"libc\" (instance $libc))"
    "    (import \"bar-index\" (global $libc \"bar-index\"))"
    "  ))"
    "  (alias $libc \"table\" (table))"
    "  (alias $libc \"bar-index\" (global $bar-index))"
    "  (func $bar (param i32) (result i32) (i32.add (i32.mul (local.get 0) (i32.const 10)) (i32.const 2)))"
    "  (elem (i32.const 0) $bar)"
    "  (func $start (global.set $bar-index (i32.const 0)))"
    "  (start $start)"
    "  (func $run (export \"run\") (param i32) (result i32)"
    "    (i32.add (i32.mul (call (func $a \"foo\") (local.get 0)) (i32.const 10)) (i32.const 3))"
    "  )"
    ")")
  "unexpected token")

;; The global has no initializer: with that fault alone it parses, and is invalid.
;; SPEC module-linking/Example-SharedEverythingDynamicLinking#cyclic-dependencies, valid-global
;; REQ L-186
(assert_invalid
  (module $B
    (type $Libc (instance
      (export "table" (table 1 funcref))
      (export "bar-index" (global (mut i32)))
    ))
    (import "libc" (module $LIBC (export (type outer $B $Libc))))
    (import "a" (module $A
      (import "libc" (instance (type outer $B $Libc)))
      (import "bar-index" (global (mut i32)))
      (export "foo" (func $foo (param i32) (result i32)))
    ))
    (instance $libc (instantiate $LIBC))
    (instance $a (instantiate $A
      (import "libc" (instance $libc))
      (import "bar-index" (global $libc "bar-index"))
    ))
    (alias $libc "table" (table))
    (global $bar-index (mut i32))

    ;; indirectly export bar to a:
    (func $bar (param i32) (result i32) (i32.add (i32.mul (local.get 0) (i32.const 10)) (i32.const 2)))
    (elem (i32.const 0) $bar)
    (func $start (global.set $bar-index (i32.const 0)))
    (start $start)

    (func $run (export "run") (param i32) (result i32)
      (i32.add (i32.mul (call (func $a "foo") (local.get 0)) (i32.const 10)) (i32.const 3))
    )
  )
  "type mismatch")

;; It imports behind an instance, and behind a global.
;; SPEC module-linking/Example-SharedEverythingDynamicLinking#cyclic-dependencies, module-linking/Explainer#binary-format-considerations
;; REQ L-186
(assert_malformed
  (module quote
    "(module $B"
    "  (type $Libc (instance"
    "    (export \"table\" (table 1 funcref))"
    "    (export \"bar-index\" (global (mut i32)))"
    "  ))"
    "  (import \"libc\" (module $LIBC (export (type outer $B $Libc))))"
    "  (instance $libc (instantiate $LIBC))"
    "  (import \"a\" (module $A"
    "    (import \"libc\" (instance (type outer $B $Libc)))"
    "    (import \"bar-index\" (global (mut i32)))"
    "    (export \"foo\" (func $foo (param i32) (result i32)))"
    "  ))"
    "  (instance $a (instantiate $A"
    "    (import \"libc\" (instance $libc))"
    "    (import \"bar-index\" (global $libc \"bar-index\"))"
    "  ))"
    "  (alias $libc \"table\" (table))"
    "  (alias $libc \"bar-index\" (global $bar-index))"
    "  (func $bar (param i32) (result i32) (i32.add (i32.mul (local.get 0) (i32.const 10)) (i32.const 2)))"
    "  (elem (i32.const 0) $bar)"
    "  (func $start (global.set $bar-index (i32.const 0)))"
    "  (start $start)"
    "  (func $run (export \"run\") (param i32) (result i32)"
    "    (i32.add (i32.mul (call (func $a \"foo\") (local.get 0)) (i32.const 10)) (i32.const 3))"
    "  )"
    ")")
  "import after module or instance")
(assert_malformed
  (module quote
    "(module $B"
    "  (type $Libc (instance"
    "    (export \"table\" (table 1 funcref))"
    "    (export \"bar-index\" (global (mut i32)))"
    "  ))"
    "  (import \"libc\" (module $LIBC (export (type outer $B $Libc))))"
    "  (global $own (mut i32) (i32.const 0))"
    "  (import \"a\" (module $A"
    "    (import \"libc\" (instance (type outer $B $Libc)))"
    "    (import \"bar-index\" (global (mut i32)))"
    "    (export \"foo\" (func $foo (param i32) (result i32)))"
    "  ))"
    "  (instance $libc (instantiate $LIBC))"
    "  (instance $a (instantiate $A"
    "    (import \"libc\" (instance $libc))"
    "    (import \"bar-index\" (global $libc \"bar-index\"))"
    "  ))"
    "  (alias $libc \"table\" (table))"
    "  (alias $libc \"bar-index\" (global $bar-index))"
    "  (func $bar (param i32) (result i32) (i32.add (i32.mul (local.get 0) (i32.const 10)) (i32.const 2)))"
    "  (elem (i32.const 0) $bar)"
    "  (func $start (global.set $bar-index (i32.const 0)))"
    "  (start $start)"
    "  (func $run (export \"run\") (param i32) (result i32)"
    "    (i32.add (i32.mul (call (func $a \"foo\") (local.get 0)) (i32.const 10)) (i32.const 3))"
    "  )"
    ")")
  "import after global")

;; It passes a global of its own to instantiate, which is there too late.
;; SPEC module-linking/Example-SharedEverythingDynamicLinking#cyclic-dependencies, module-linking/Explainer#module-imports-and-nested-instances
;; REQ L-186
(assert_invalid
  (module $B
    (type $Libc (instance
      (export "table" (table 1 funcref))
    ))
    (import "libc" (module $LIBC (export (type outer $B $Libc))))
    (import "a" (module $A
      (import "libc" (instance (type outer $B $Libc)))
      (import "bar-index" (global (mut i32)))
      (export "foo" (func $foo (param i32) (result i32)))
    ))
    (instance $libc (instantiate $LIBC))
    (instance $a (instantiate $A
      (import "libc" (instance $libc))
      (import "bar-index" (global $bar-index))
    ))
    (alias $libc "table" (table))
    (global $bar-index (mut i32) (i32.const -1))

    ;; indirectly export bar to a:
    (func $bar (param i32) (result i32) (i32.add (i32.mul (local.get 0) (i32.const 10)) (i32.const 2)))
    (elem (i32.const 0) $bar)
    (func $start (global.set $bar-index (i32.const 0)))
    (start $start)

    (func $run (export "run") (param i32) (result i32)
      (i32.add (i32.mul (call (func $a "foo") (local.get 0)) (i32.const 10)) (i32.const 3))
    )
  )
  "unknown global")

;; It has no table for its element segment.
;; SPEC module-linking/Example-SharedEverythingDynamicLinking#cyclic-dependencies, valid-elem
;; REQ L-186
(assert_invalid
  (module $B
    (type $Libc (instance
      (export "table" (table 1 funcref))
      (export "bar-index" (global (mut i32)))
    ))
    (import "libc" (module $LIBC (export (type outer $B $Libc))))
    (import "a" (module $A
      (import "libc" (instance (type outer $B $Libc)))
      (import "bar-index" (global (mut i32)))
      (export "foo" (func $foo (param i32) (result i32)))
    ))
    (instance $libc (instantiate $LIBC))
    (instance $a (instantiate $A
      (import "libc" (instance $libc))
      (import "bar-index" (global $libc "bar-index"))
    ))
    (alias $libc "bar-index" (global $bar-index))

    ;; indirectly export bar to a:
    (func $bar (param i32) (result i32) (i32.add (i32.mul (local.get 0) (i32.const 10)) (i32.const 2)))
    (elem (i32.const 0) $bar)
    (func $start (global.set $bar-index (i32.const 0)))
    (start $start)

    (func $run (export "run") (param i32) (result i32)
      (i32.add (i32.mul (call (func $a "foo") (local.get 0)) (i32.const 10)) (i32.const 3))
    )
  )
  "unknown table")

;; Without these faults it is valid.
;; SPEC module-linking/Example-SharedEverythingDynamicLinking#cyclic-dependencies
;; REQ L-186
(module definition $B
  (type $Libc (instance
    (export "table" (table 1 funcref))
    (export "bar-index" (global (mut i32)))
  ))
  (import "libc" (module $LIBC (export (type outer $B $Libc))))
  (import "a" (module $A
    (import "libc" (instance (type outer $B $Libc)))
    (import "bar-index" (global (mut i32)))
    (export "foo" (func $foo (param i32) (result i32)))
  ))
  (instance $libc (instantiate $LIBC))
  (instance $a (instantiate $A
    (import "libc" (instance $libc))
    (import "bar-index" (global $libc "bar-index"))
  ))
  (alias $libc "table" (table))
  (alias $libc "bar-index" (global $bar-index))

  ;; indirectly export bar to a:
  (func $bar (param i32) (result i32) (i32.add (i32.mul (local.get 0) (i32.const 10)) (i32.const 2)))
  (elem (i32.const 0) $bar)
  (func $start (global.set $bar-index (i32.const 0)))
  (start $start)

  (func $run (export "run") (param i32) (result i32)
    (i32.add (i32.mul (call (func $a "foo") (local.get 0)) (i32.const 10)) (i32.const 3))
  )
)
