(module
  (import "./vector.wasm" "add" (func $add (param v128 v128) (result v128)))
  (func (export "vector") (result i32)
    (i32x4.extract_lane 1
      (call $add (v128.const i32x4 0 4 0 0) (v128.const i32x4 0 5 0 0)))))
