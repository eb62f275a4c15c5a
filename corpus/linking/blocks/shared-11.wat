(module $A
  (type $Libc (instance (export "table" (table 1 funcref))))
  (import "libc" (instance (type $Libc)))
  (import "bar-index" (global $bar-index mut i32))
  (type $FooType (func))
  (func (export "foo")
    (call_indirect $FooType (global.get $bar-index))
  )
)
