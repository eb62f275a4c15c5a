;; It exports no memory: a host refuses it before _start.
(module
  (import "wasi_snapshot_preview1" "fd_write" (func (param i32 i32 i32 i32) (result i32)))
  (memory 1)
  (func (export "_start") (unreachable)))
