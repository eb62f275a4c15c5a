(module (import "./log.mjs" "f" (func $f)) (func (export "g")) (start $f))
