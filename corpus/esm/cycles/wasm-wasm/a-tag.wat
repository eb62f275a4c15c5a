(module (import "./b-tag.wasm" "x" (tag)) (tag (export "x")))
