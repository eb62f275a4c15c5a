(module (import "./a-tag.wasm" "x" (tag)) (tag (export "x")))
