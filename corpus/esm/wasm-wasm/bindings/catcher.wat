(module
  (import "./thrower.wasm" "e" (tag $e (param i32)))
  (import "./thrower.wasm" "raise" (func $raise (param i32)))
  (func (export "caught") (result i32)
    (block $h (result i32)
      (try_table (catch $e $h) (call $raise (i32.const 13)))
      (i32.const 0))))
