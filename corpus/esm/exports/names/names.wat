(module
  (func (export "default") (result i32) (i32.const 5))
  (func (export "a b") (result i32) (i32.const 1))
  (func (export "") (result i32) (i32.const 2))
  (func (export "\u{1f600}") (result i32) (i32.const 3))
  (func (export "class") (result i32) (i32.const 4))
  (func (export "\00") (result i32) (i32.const 6)))
