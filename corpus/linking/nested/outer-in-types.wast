;;! features: module-linking
;; Module and instance types open new, empty spaces too: inside them the types around are reached by outer aliases.

;; The Explainer's in-memory file system: its type is written with the parent's types, and the module works.
;; SPEC module-linking/Explainer#nested-modules, module-linking/Binary#type-section-updates
;; REQ L-108
(module
  (module $LIBC (func (export "next") (param i32) (result i32) (i32.add (local.get 0) (i32.const 1))))
  (module $FS
    (import "libc" (instance $libc (export "next" (func (param i32) (result i32)))))
    (module $OPS
      (import "next" (func $next (param i32) (result i32)))
      (func (export "open") (param i32) (result i32) (call $next (local.get 0)))
    )
    (instance $ops (instantiate $OPS (import "next" (func $libc "next"))))
    (export "fileops" (instance $ops))
  )
  (module $PARENT
    (type $Libc (instance (export "next" (func (param i32) (result i32)))))
    (type $FileOps (instance (export "open" (func (param i32) (result i32)))))
    (import "libc" (instance $libc (type $Libc)))
    (import "in-memory-fs" (module $IN_MEMORY_FS
      (import "libc" (instance (type outer $PARENT $Libc)))
      (export "fileops" (instance (type outer $PARENT $FileOps)))
    ))
    (instance $fs (instantiate $IN_MEMORY_FS (import "libc" (instance $libc))))
    (func (export "open") (param i32) (result i32) (call (func $fs "fileops" "open") (local.get 0)))
  )
  (instance $libc (instantiate $LIBC))
  (instance $parent (instantiate $PARENT (import "libc" (instance $libc)) (import "in-memory-fs" (module $FS))))
  (func (export "run") (param i32) (result i32) (call (func $parent "open") (local.get 0)))
)
(assert_return (invoke "run" (i32.const 41)) (i32.const 42))

;; Without outer aliases it is malformed by name and invalid by index.
;; SPEC module-linking/Explainer#nested-modules
;; REQ L-108
(assert_malformed
  (module quote
    "(module $PARENT"
    "  (type $Libc (instance))"
    "  (type $FileOps (instance))"
    "  (import \"in-memory-fs\" (module $IN_MEMORY_FS"
    "    (import \"libc\" (instance (type $Libc)))"
    "    (export \"fileops\" (instance (type $FileOps))))))")
  "unknown type")
(assert_invalid
  (module (type (instance)) (import "m" (module (import "libc" (instance (type 0))))))
  "unknown type")
(assert_malformed
  (module quote "(module (type $F (func)) (type (instance (export \"f\" (func (type $F))))))")
  "unknown type")
(assert_invalid (module (type (func)) (type (instance (export "f" (func (type 0)))))) "unknown type")

;; Written as an item of the type, the alias does the same.
;; SPEC module-linking/Binary#type-section-updates
;; REQ L-108
(module $two (func (export "f") (result i32) (i32.const 2)))
(register "two" $two)
(module $P
  (type (func (result i64)))
  (type $F (func (result i32)))
  (type $I (instance (alias outer $P $F (type $G)) (export "f" (func (type $G)))))
  (import "two" (instance $i (type $I)))
  (func (export "run") (result i32) (call (func $i "f")))
)
(assert_return (invoke "run") (i32.const 2))
