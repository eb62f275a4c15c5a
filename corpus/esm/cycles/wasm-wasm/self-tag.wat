(module (import "./self-tag.wasm" "x" (tag)) (tag (export "x")))
