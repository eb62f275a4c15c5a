(module
  (import "./buffer.mjs" "buffer" (memory 1))
  (func (export "getFirstByte")
    (result i32)

    (i32.and
      (i32.load (i32.const 0))
      (i32.const 255))))
