(module
  (import "./quiet-child.wasm" (module (import "./quiet-log.mjs" (instance (export "start" (func)))))))
