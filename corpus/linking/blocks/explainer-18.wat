(module $PARENT
  (type $Libc (instance
    (export "memory" (memory 1))
    (export "malloc" (func (param i32) (result i32)))
  ))
  (type $FileOps (instance
    (export "open" (func (param i32) (result i32)))
  ))
  (import "in-memory-fs" (module $IN_MEMORY_FS
    (import "libc" (instance (type outer $PARENT $Libc)))
    (export "fileops" (instance (type outer $PARENT $FileOps)))
  ))
  (import "libc" (instance $libc (type $Libc)))
  (instance $fs (instantiate $IN_MEMORY_FS (import "libc" (instance $libc))))
  (func (export "run") (param i32) (result i32) (call (func $fs "fileops" "open") (local.get 0)))
)
