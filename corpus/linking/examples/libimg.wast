;;! features: module-linking
;; libimg imports libc and libzip as instances, so a program has one libzip, and its static data once.

;; The program uses libzip itself and through libimg: one counter counts both.
;; SPEC module-linking/Example-SharedEverythingDynamicLinking#libimg
;; REQ L-174
(module $root
  (module $LIBC
    (memory (export "memory") 1)
    (global $top (mut i32) (i32.const 1024))
    (func (export "malloc") (param $n i32) (result i32)
      (global.get $top)
      (global.set $top (i32.add (global.get $top) (i32.and (i32.add (local.get $n) (i32.const 7)) (i32.const -8)))))
  )
  (module $LIBZIP
    (import "libc" (instance $libc
      (export "memory" (memory 1))
      (export "malloc" (func (param i32) (result i32)))
    ))
    (alias $libc "memory" (memory))  ;; default memory b/c index 0
    (global $zips (mut i32) (i32.const 0))
    (func (export "zip") (param $in i32) (param $n i32) (param $out_size i32) (result i32)
      (local $out i32) (local $to i32) (local $end i32) (local $run i32) (local $byte i32)
      (global.set $zips (i32.add (global.get $zips) (i32.const 1)))
      (local.set $out (call (func $libc "malloc") (i32.mul (local.get $n) (i32.const 2))))
      (local.set $to (local.get $out))
      (local.set $end (i32.add (local.get $in) (local.get $n)))
      (block $done
        (loop $runs
          (br_if $done (i32.ge_u (local.get $in) (local.get $end)))
          (local.set $byte (i32.load8_u (local.get $in)))
          (local.set $run (i32.const 0))
          (loop $same
            (local.set $run (i32.add (local.get $run) (i32.const 1)))
            (local.set $in (i32.add (local.get $in) (i32.const 1)))
            (br_if $same
              (i32.and
                (i32.and (i32.lt_u (local.get $in) (local.get $end)) (i32.lt_u (local.get $run) (i32.const 255)))
                (i32.eq (i32.load8_u (local.get $in)) (local.get $byte)))))
          (i32.store8 (local.get $to) (local.get $run))
          (i32.store8 offset=1 (local.get $to) (local.get $byte))
          (local.set $to (i32.add (local.get $to) (i32.const 2)))
          (br $runs)))
      (i32.store (local.get $out_size) (i32.sub (local.get $to) (local.get $out)))
      (local.get $out))
    (func (export "zips") (result i32) (global.get $zips))
  )
  (module $LIBIMG
    (import "libc" (instance $libc
      (export "memory" (memory 1))
      (export "malloc" (func (param i32) (result i32)))
    ))
    (import "libzip" (instance $libzip
      (export "zip" (func (param i32 i32 i32) (result i32)))
    ))

    (alias $libc "memory" (memory))  ;; default memory b/c index 0
    (func (export "compress") (param $in i32) (param $n i32) (param $out_size i32) (result i32)
      (local $d i32) (local $i i32) (local $last i32)
      (local.set $d (call (func $libc "malloc") (local.get $n)))
      (block $done
        (loop $next
          (br_if $done (i32.ge_u (local.get $i) (local.get $n)))
          (i32.store8 (i32.add (local.get $d) (local.get $i))
            (i32.sub (i32.load8_u (i32.add (local.get $in) (local.get $i))) (local.get $last)))
          (local.set $last (i32.load8_u (i32.add (local.get $in) (local.get $i))))
          (local.set $i (i32.add (local.get $i) (i32.const 1)))
          (br $next)))
      (call (func $libzip "zip") (local.get $d) (local.get $n) (local.get $out_size)))
  )
  (instance $libc (instantiate $LIBC))
  (instance $libzip (instantiate $LIBZIP (import "libc" (instance $libc))))
  (instance $libimg (instantiate $LIBIMG (import "libc" (instance $libc)) (import "libzip" (instance $libzip))))
  (instance $other (instantiate $LIBZIP (import "libc" (instance $libc))))
  (alias $libc "memory" (memory))
  (func (export "zip") (result i32)
    (drop (call (func $libzip "zip") (i32.const 0) (i32.const 100) (i32.const 200))) (i32.load (i32.const 200)))
  (func (export "compress") (result i32)
    (i32.store (i32.const 0) (i32.const 0x04030201))
    (drop (call (func $libimg "compress") (i32.const 0) (i32.const 4) (i32.const 200))) (i32.load (i32.const 200)))
  (func (export "zips") (result i32 i32) (call (func $libzip "zips")) (call (func $other "zips")))
)
(assert_return (invoke "zip") (i32.const 2))
(assert_return (invoke "zips") (i32.const 1) (i32.const 0))
(assert_return (invoke "compress") (i32.const 2))
(assert_return (invoke "zips") (i32.const 2) (i32.const 0))
(assert_return (invoke "compress") (i32.const 2))
(assert_return (invoke "zips") (i32.const 3) (i32.const 0))
