;; The program zipper: imports its modules by file and instantiates them itself. What clang makes of a library imports
;; its memory from "env"; moved to "libc" or not, it is libc's memory.
(module $ZIPPER-PROGRAM
  (type $Libc (instance
    (export "memory" (memory 1))
    (export "malloc" (func (param i32) (result i32)))
  ))
  (type $LibZip (instance
    (export "zip" (func (param i32 i32 i32) (result i32)))
    (export "zips" (func (result i32)))
  ))
  (import "./libc.wasm" (module $LIBC
    (export (type outer $ZIPPER-PROGRAM $Libc))
  ))
  (import "./libzip.wasm" (module $LIBZIP
    (import "libc" (instance (type outer $ZIPPER-PROGRAM $Libc)))
    (import "env" (instance (type outer $ZIPPER-PROGRAM $Libc)))
    (export (type outer $ZIPPER-PROGRAM $LibZip))
  ))
  (import "./zipper.wasm" (module $ZIPPER
    (import "libc" (instance (type outer $ZIPPER-PROGRAM $Libc)))
    (import "env" (instance (type outer $ZIPPER-PROGRAM $Libc)))
    (import "libzip" (instance (type outer $ZIPPER-PROGRAM $LibZip)))
    (export "main" (func (param i32 i32) (result i32)))
  ))

  (instance $libc (instantiate $LIBC))
  (instance $libzip (instantiate $LIBZIP
    (import "libc" (instance $libc))
    (import "env" (instance $libc))
  ))
  (instance $zipper (instantiate $ZIPPER
    (import "libc" (instance $libc))
    (import "env" (instance $libc))
    (import "libzip" (instance $libzip))
  ))
  (export $zipper)
)
