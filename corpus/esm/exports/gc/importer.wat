(module
  (type $s (struct (field i32)))
  (global $one (import "./refs.wasm" "struct") (ref $s))
  (func (export "get") (result i32) (struct.get $s 0 (global.get $one))))
