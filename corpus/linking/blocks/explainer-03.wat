(module
  (type
    (module
      (memory (import "a") 1 2)
      (func (import "b") (param i32))
      (table (export "c") 1 funcref)
      (func (export "d") (result f32))
    )
  )
)
