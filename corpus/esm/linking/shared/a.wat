(module
  (import "./child.wasm" (module $child (export "next" (func (result i32)))))
  (instance $made (instantiate $child))
  (export "module" (module $child))
  (export "next" (func $made "next")))
