(module (import "./c-tag.wasm" "x" (tag)) (tag (export "x")))
