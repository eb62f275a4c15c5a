(module (import "./log.mjs" "f" (func $f)) (func (export "f")) (start $f))
