;; Rust by wasm-bindgen, with a function that is to be called at the start.
(module
  (import "./lib_bg.js" "__wbindgen_throw" (func (param i32 i32)))
  (memory (export "memory") 1)
  (func (export "__wbindgen_malloc") (param i32 i32) (result i32) (i32.const 0))
  (func (export "__wbindgen_start"))
  (@custom "producers"
    "\02\08language\01\04Rust\00\0cprocessed-by\02\05rustc\061.74.0\0cwasm-bindgen\060.2.92"))
