;;! features: module-linking
;; SPEC-BUG: the text says that operands of instantiate are positional and their names ignored; they match by name.

;; Under the name of its own version libc does not reach libzip, whose import is then missing.
;; SPEC module-linking/Example-SharedEverythingDynamicLinking#versioning, module-linking/Subtyping#instantiation
;; REQ L-181
(assert_invalid
  (module $ZIPPER
    (import "libc-1.1.0" (module $LIBC
      (memory (export "memory") 1)
      (func (export "malloc") (param i32) (result i32))
      (func (export "free") (param i32))
    ))
    (import "libzip-3.4.5" (module $LIBZIP
      (import "libc-1.0.0" (instance
        (memory (export "memory") 1)
        (func (export "malloc") (param i32) (result i32))
      ))
      (export "zip" (func (param i32 i32 i32) (result i32)))
    ))

    (instance $libc (instantiate $LIBC))
    (instance $libzip (instantiate $LIBZIP (import "libc-1.1.0" (instance $libc))))
    (alias $libc "memory" (memory))
    (func (export "main") (param $byte i32) (param $n i32) (result i32)
      (local $in i32) (local $size i32)
      (local.set $in (call (func $libc "malloc") (local.get $n)))
      (memory.fill (local.get $in) (local.get $byte) (local.get $n))
      (local.set $size (call (func $libc "malloc") (i32.const 4)))
      (drop (call (func $libzip "zip") (local.get $in) (local.get $n) (local.get $size)))
      (i32.load (local.get $size)))
    (func (export "reuse") (result i32) (local $p i32)
      (local.set $p (call (func $libc "malloc") (i32.const 8)))
      (call (func $libc "free") (local.get $p))
      (i32.eq (local.get $p) (call (func $libc "malloc") (i32.const 8))))
  )
  "missing import")

;; The twin, by the name that libzip asks for.
;; SPEC module-linking/Example-SharedEverythingDynamicLinking#versioning, module-linking/Subtyping#instantiation
;; REQ L-181
(module definition $ZIPPER
  (import "libc-1.1.0" (module $LIBC
    (memory (export "memory") 1)
    (func (export "malloc") (param i32) (result i32))
    (func (export "free") (param i32))
  ))
  (import "libzip-3.4.5" (module $LIBZIP
    (import "libc-1.0.0" (instance
      (memory (export "memory") 1)
      (func (export "malloc") (param i32) (result i32))
    ))
    (export "zip" (func (param i32 i32 i32) (result i32)))
  ))

  (instance $libc (instantiate $LIBC))
  (instance $libzip (instantiate $LIBZIP (import "libc-1.0.0" (instance $libc))))
  (alias $libc "memory" (memory))
  (func (export "main") (param $byte i32) (param $n i32) (result i32)
    (local $in i32) (local $size i32)
    (local.set $in (call (func $libc "malloc") (local.get $n)))
    (memory.fill (local.get $in) (local.get $byte) (local.get $n))
    (local.set $size (call (func $libc "malloc") (i32.const 4)))
    (drop (call (func $libzip "zip") (local.get $in) (local.get $n) (local.get $size)))
    (i32.load (local.get $size)))
  (func (export "reuse") (result i32) (local $p i32)
    (local.set $p (call (func $libc "malloc") (i32.const 8)))
    (call (func $libc "free") (local.get $p))
    (i32.eq (local.get $p) (call (func $libc "malloc") (i32.const 8))))
)
