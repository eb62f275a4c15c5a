(module (import "./d-tag.wasm" "x" (tag)) (tag (export "x")))
