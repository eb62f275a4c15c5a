(module (import "./lib.mjs" (instance (export "none" (func)))))
