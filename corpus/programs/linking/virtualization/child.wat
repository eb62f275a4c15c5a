;; The child: written without regard to its parent, on any wasi_file.
(module $CHILD
  (import "wasi_file" (instance $wasi-file
    (export "read" (func (param i32 i32 i32) (result i32)))
    (export "write" (func (param i32 i32 i32) (result i32)))
  ))
  ;; Writes 300 times a, 20 times b and a c, then reads it all back; what is not as written traps.
  (func $byte (param $at i32) (result i32)
    (if (result i32) (i32.lt_u (local.get $at) (i32.const 300))
      (then (i32.const 97))
      (else (if (result i32) (i32.lt_u (local.get $at) (i32.const 320)) (then (i32.const 98)) (else (i32.const 99))))))
  (func $play (export "play")
    (local $at i32)
    (loop $write
      (if (i32.ne (call (func $wasi-file "write") (i32.const 3) (local.get $at) (call $byte (local.get $at))) (i32.const 1))
        (then (unreachable)))
      (local.set $at (i32.add (local.get $at) (i32.const 1)))
      (br_if $write (i32.lt_u (local.get $at) (i32.const 321))))
    (local.set $at (i32.const 0))
    (loop $read
      (if (i32.ne (call (func $wasi-file "read") (i32.const 3) (local.get $at) (i32.const 0)) (call $byte (local.get $at)))
        (then (unreachable)))
      (local.set $at (i32.add (local.get $at) (i32.const 1)))
      (br_if $read (i32.lt_u (local.get $at) (i32.const 321))))
    (if (i32.ne (call (func $wasi-file "read") (i32.const 3) (i32.const 321) (i32.const 0)) (i32.const -1))
      (then (unreachable)))
  )
)
