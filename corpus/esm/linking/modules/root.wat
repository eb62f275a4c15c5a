(module
  (import "./log.mjs" (instance $log (export "given" (func))))
  (import "./child.wasm" (module $child
    (import "./log.mjs" (instance (export "own" (func))))
    (export "next" (func (result i32)))))
  (module $rename
    (import "log" (instance $log (export "given" (func))))
    (export "own" (func $log "given")))
  (instance $renamed (instantiate $rename (import "log" (instance $log))))
  (instance $a (instantiate $child (import "./log.mjs" (instance $renamed))))
  (instance $b (instantiate $child (import "./log.mjs" (instance $renamed))))
  (func (export "run") (result i32)
    (drop (call (func $a "next")))
    (drop (call (func $a "next")))
    (i32.add
      (i32.mul (call (func $a "next")) (i32.const 10))
      (call (func $b "next")))))
