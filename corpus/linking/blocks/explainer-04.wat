(module
  (type
    (module
      (import "a" (memory 1 2))
      (import "b" (func (param i32)))
      (export "c" (table 1 funcref))
      (export "d" (func (result f32)))
    )
  )
)
