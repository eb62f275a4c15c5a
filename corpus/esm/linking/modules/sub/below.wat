(module
  (import "../seven.wasm" (module $seven (export "f" (func (result i32)))))
  (instance $made (instantiate $seven))
  (export "run" (func $made "f")))
