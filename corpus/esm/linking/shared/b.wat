(module
  (import "./child.wasm" (module $child (export "next" (func (result i32)))))
  (export "module" (module $child)))
