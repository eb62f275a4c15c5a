(module (import "./three-b.wasm" "f" (func $f)) (export "f" (func $f)))
