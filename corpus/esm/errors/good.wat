(module (import "./log.mjs" "start" (func $f)) (func (export "f")) (start $f))
