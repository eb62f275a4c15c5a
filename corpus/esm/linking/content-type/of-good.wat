(module
  (import "./good.bin" (module $m (export "f" (func (result i32)))))
  (instance $made (instantiate $m))
  (export "f" (func $made "f")))
