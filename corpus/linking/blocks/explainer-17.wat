(module $PARENT
  (type $FileOps (instance
    (export "read" (func (param i32) (result i32)))
    (export "write" (func (param i32)))
  ))
  (import "fileops" (instance $fileops (type $FileOps)))
  (module $CHILD
    (import "fileops" (instance $fops (type outer $PARENT $FileOps)))
    (func (export "size") (result i32) (call (func $fops "read") (i32.const 0)))
  )
  (instance $child (instantiate $CHILD (import "fileops" (instance $fileops))))
  (func (export "run") (result i32) (call (func $child "size")))
)
