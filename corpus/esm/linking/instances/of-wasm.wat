(module
  (import "./lib.wasm" (instance $lib (export "memory" (memory 1)) (export "three" (func (result i32)))))
  (export "run" (func $lib "three"))
  (export "memory" (memory $lib "memory")))
