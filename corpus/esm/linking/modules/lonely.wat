(module
  (import "./lonely-child.wasm" (module $child
    (import "./not-there.mjs" (instance (export "f" (func (result i32)))))
    (import "./not-there-either.wasm" (instance (export "g" (global i32))))
    (export "run" (func (result i32)))))
  (module $have
    (func (export "f") (result i32) (i32.const 2))
    (global (export "g") i32 (i32.const 3)))
  (instance $have (instantiate $have))
  (instance $made (instantiate $child
    (import "./not-there.mjs" (instance $have))
    (import "./not-there-either.wasm" (instance $have))))
  (func (export "run") (result i32) (call (func $made "run"))))
