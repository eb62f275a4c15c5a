;;! features: module-linking
;; SPEC-BUG: module $A of the cyclic example as printed, and each of its faults alone.

;; As printed, ... filled in
;; SPEC module-linking/Example-SharedEverythingDynamicLinking#cyclic-dependencies
;; REQ L-185
(assert_malformed
  (module quote
    "(module $A"
    "  (type $Libc (instance))"
    "  (import \"libc\" (instance (type $Libc)))"
    "  (import \"bar-index\" (global $bar-index mut i32))"
    "  (type $FooType (func))"
    "  (func (export \"foo\")"
    "    (call_indirect $FooType (global.get $bar-index))"
    "  )"
    ")")
  "unexpected token")

;; The mutability stands bare.
;; SPEC module-linking/Example-SharedEverythingDynamicLinking#cyclic-dependencies, text-globaltype
;; REQ L-185
(assert_malformed
  (module quote
    "(module $A"
    "  (type $Libc (instance (export \"table\" (table 1 funcref))))"
    "  (import \"libc\" (instance $libc (type $Libc)))"
    "  (import \"bar-index\" (global $bar-index mut i32))"
    "  (alias $libc \"table\" (table))"
    "  (type $FooType (func (param i32) (result i32)))"
    "  (func (export \"foo\") (type $FooType)"
    "    (call_indirect (type $FooType)"
    "      (i32.add (i32.mul (local.get 0) (i32.const 10)) (i32.const 1))"
    "      (global.get $bar-index))"
    "  )"
    ")")
  "unexpected token")

;; call_indirect names the type without (type ..), so that it reads as a table.
;; SPEC module-linking/Example-SharedEverythingDynamicLinking#cyclic-dependencies, text-instr-control
;; REQ L-185
(assert_malformed
  (module quote
    "(module $A"
    "  (type $Libc (instance (export \"table\" (table 1 funcref))))"
    "  (import \"libc\" (instance $libc (type $Libc)))"
    "  (import \"bar-index\" (global $bar-index (mut i32)))"
    "  (alias $libc \"table\" (table))"
    "  (type $FooType (func (param i32) (result i32)))"
    "  (func (export \"foo\") (type $FooType)"
    "    (call_indirect $FooType"
    "      (i32.add (i32.mul (local.get 0) (i32.const 10)) (i32.const 1))"
    "      (global.get $bar-index))"
    "  )"
    ")")
  "unknown table")

;; There is no table.
;; SPEC module-linking/Example-SharedEverythingDynamicLinking#cyclic-dependencies, valid-call_indirect
;; REQ L-185
(assert_invalid
  (module $A
    (type $Libc (instance (export "table" (table 1 funcref))))
    (import "libc" (instance $libc (type $Libc)))
    (import "bar-index" (global $bar-index (mut i32)))
    (type $FooType (func (param i32) (result i32)))
    (func (export "foo") (type $FooType)
      (call_indirect (type $FooType)
        (i32.add (i32.mul (local.get 0) (i32.const 10)) (i32.const 1))
        (global.get $bar-index))
    )
  )
  "unknown table")

;; Without these three faults it is valid.
;; SPEC module-linking/Example-SharedEverythingDynamicLinking#cyclic-dependencies
;; REQ L-185
(module definition $A
  (type $Libc (instance (export "table" (table 1 funcref))))
  (import "libc" (instance $libc (type $Libc)))
  (import "bar-index" (global $bar-index (mut i32)))
  (alias $libc "table" (table))
  (type $FooType (func (param i32) (result i32)))
  (func (export "foo") (type $FooType)
    (call_indirect (type $FooType)
      (i32.add (i32.mul (local.get 0) (i32.const 10)) (i32.const 1))
      (global.get $bar-index))
  )
)
