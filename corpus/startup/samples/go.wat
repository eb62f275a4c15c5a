;; Go for JavaScript hosts: run and resume are called by its wasm_exec.js.
(module
  (import "gojs" "runtime.scheduleTimeoutEvent" (func (param i32)))
  (memory (export "mem") 1)
  (func (export "run") (param i32 i32) (unreachable))
  (func (export "resume") (unreachable))
  (func (export "getsp") (result i32) (i32.const 0))
  (@custom "producers" "\02\08language\01\02Go\041.22\0cprocessed-by\01\0eGo cmd/compile\041.22"))
