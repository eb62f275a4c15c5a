(module
  (import "five" "five" (func $five (result i32)))
  (import "js" "one" (func $one (result i32)))
  (import "folder/six.wasm" "six" (func $six (result i32)))
  (func (export "sum") (result i32)
    (i32.add (call $one) (i32.add (call $five) (call $six)))))
