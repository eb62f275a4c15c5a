(module
  (import "data:text/javascript,export let a = 5" "a" (global $five i32))
  (import "data:application/wasm;base64,AGFzbQEAAAABBQFgAAF/AwIBAAcFAQFmAAAKBgEEAEEHCw==" "f" (func $seven (result i32)))
  (func (export "sum") (result i32) (i32.add (global.get $five) (call $seven))))
