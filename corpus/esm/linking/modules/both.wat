(module
  (type $counter (instance (export "next" (func (result i32)))))
  (import "./counter.wasm" (module $module (export "next" (func (result i32)))))
  (import "./both-instance.mjs" (instance $instance (type $counter)))
  (instance $made (instantiate $module))
  (export "run" (func $made "next"))
  (export "twin" (func $instance "next")))
