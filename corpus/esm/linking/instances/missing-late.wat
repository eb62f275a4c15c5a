(module
  (import "./started.wasm" (instance (export "g" (func))))
  (import "./lib.mjs" (instance (export "none" (func)))))
