;; The adapter: a wasi_file that keeps its bytes compressed in another.
(module $VIRTUALIZE
  (type $WasiFile (instance
    (export "read" (func (param i32 i32 i32) (result i32)))
    (export "write" (func (param i32 i32 i32) (result i32)))
  ))
  (import "wasi_file" (instance $wasi-file (type $WasiFile)))

  ;; Run-length encoding: pairs of a count and a byte. A run is held back until it ends, or is asked for.
  (global $byte (mut i32) (i32.const 0))
  (global $count (mut i32) (i32.const 0))
  (global $size (mut i32) (i32.const 0))  ;; what was written to us
  (global $out (mut i32) (i32.const 0))   ;; what we have written
  (func $flush (param $fd i32)
    (if (global.get $count)
      (then
        (drop (call (func $wasi-file "write") (local.get $fd) (global.get $out) (global.get $count)))
        (drop (call (func $wasi-file "write") (local.get $fd) (i32.add (global.get $out) (i32.const 1)) (global.get $byte)))
        (global.set $out (i32.add (global.get $out) (i32.const 2)))
        (global.set $count (i32.const 0)))))
  (func (export "read") (param $fd i32) (param $at i32) (param i32) (result i32)
    (local $pair i32) (local $n i32)
    (call $flush (local.get $fd))
    (loop $next (result i32)
      (local.set $n (call (func $wasi-file "read") (local.get $fd) (local.get $pair) (i32.const 0)))
      (if (i32.eq (local.get $n) (i32.const -1)) (then (return (i32.const -1))))
      (if (i32.lt_u (local.get $at) (local.get $n))
        (then (return (call (func $wasi-file "read")
          (local.get $fd) (i32.add (local.get $pair) (i32.const 1)) (i32.const 0)))))
      (local.set $at (i32.sub (local.get $at) (local.get $n)))
      (local.set $pair (i32.add (local.get $pair) (i32.const 2)))
      (br $next))
  )
  (func (export "write") (param $fd i32) (param $at i32) (param $b i32) (result i32)
    (if (i32.ne (local.get $at) (global.get $size)) (then (return (i32.const -1))))
    (if (i32.or
          (i32.ne (local.get $b) (global.get $byte))
          (i32.eq (global.get $count) (i32.const 255)))
      (then (call $flush (local.get $fd))))
    (global.set $byte (local.get $b))
    (global.set $count (i32.add (global.get $count) (i32.const 1)))
    (global.set $size (i32.add (global.get $size) (i32.const 1)))
    (i32.const 1)
  )
)
