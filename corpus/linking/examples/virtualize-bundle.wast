;;! features: module-linking
;; Link-time virtualization with child and adapter nested in the parent: the outcomes of the three modules.

(module $disk
  (memory 1)
  (global $size (mut i32) (i32.const 0))
  (func (export "read") (param $fd i32) (param $at i32) (param i32) (result i32)
    (if (result i32) (i32.lt_u (local.get $at) (global.get $size))
      (then (i32.load8_u (local.get $at)))
      (else (i32.const -1))))
  (func (export "write") (param $fd i32) (param $at i32) (param $byte i32) (result i32)
    (if (i32.gt_u (local.get $at) (global.get $size)) (then (return (i32.const -1))))
    (i32.store8 (local.get $at) (local.get $byte))
    (if (i32.eq (local.get $at) (global.get $size))
      (then (global.set $size (i32.add (global.get $size) (i32.const 1)))))
    (i32.const 1))
  (func (export "size") (result i32) (global.get $size))
  (func (export "erase") (global.set $size (i32.const 0)))
  (func (export "byte") (param i32) (result i32) (i32.load8_u (local.get 0)))
)
(register "wasi_file" $disk)

;; SPEC module-linking/Example-LinkTimeVirtualization#link-time-virtualization-example
;; REQ L-166
(module $PARENT-BUNDLE
  (type $WasiFile (instance
    (export "read" (func (param i32 i32 i32) (result i32)))
    (export "write" (func (param i32 i32 i32) (result i32)))
  ))
  (import "wasi_file" (instance $real-wasi (type $WasiFile)))

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

  (instance $virt-wasi (instantiate $VIRTUALIZE (import "wasi_file" (instance $real-wasi))))
  (instance $child (instantiate $CHILD (import "wasi_file" (instance $virt-wasi))))

  (func (export "work")
    call (func $child "play")
  )
)
(assert_return (invoke $PARENT-BUNDLE "work"))
(assert_return (invoke $disk "size") (i32.const 8))
(assert_return (invoke $disk "byte" (i32.const 0)) (i32.const 255))
(assert_return (invoke $disk "byte" (i32.const 1)) (i32.const 97))
(assert_return (invoke $disk "byte" (i32.const 2)) (i32.const 45))
(assert_return (invoke $disk "byte" (i32.const 3)) (i32.const 97))
(assert_return (invoke $disk "byte" (i32.const 4)) (i32.const 20))
(assert_return (invoke $disk "byte" (i32.const 5)) (i32.const 98))
(assert_return (invoke $disk "byte" (i32.const 6)) (i32.const 1))
(assert_return (invoke $disk "byte" (i32.const 7)) (i32.const 99))

;; Its instances are its own: run again on the same file, the child finds the file's adapter where it was and traps.
;; SPEC module-linking/Example-LinkTimeVirtualization#link-time-virtualization-example
;; REQ L-166
(assert_trap (invoke $PARENT-BUNDLE "work") "unreachable")
(assert_return (invoke $disk "size") (i32.const 8))
