;;! features: module-linking
;; zipper imports libc and libzip as modules and instantiates them itself, for every zipper anew.

;; SPEC module-linking/Example-SharedEverythingDynamicLinking#zipper
;; REQ L-172
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
  (module $ZIPPER
    (type $Libc (instance
      (export "memory" (memory 1))
      (export "malloc" (func (param i32) (result i32)))
    ))
    (type $LibZip (instance
      (export "zip" (func (param i32 i32 i32) (result i32)))
    ))

    (import "libc" (module $LIBC
      (export (type outer $ZIPPER $Libc))
    ))
    (import "libzip" (module $LIBZIP
      (import "libc" (instance (type outer $ZIPPER $Libc)))
      (export (type outer $ZIPPER $LibZip))
    ))

    (instance $libc (instantiate $LIBC))
    (instance $libzip (instantiate $LIBZIP (import "libc" (instance $libc))))

    (alias $libc "memory" (memory))  ;; default memory b/c index 0
    (func $main (export "main") (param $byte i32) (param $n i32) (result i32 i32)
      (local $in i32) (local $size i32) (local $out i32)
      (local.set $in (call (func $libc "malloc") (local.get $n)))
      (memory.fill (local.get $in) (local.get $byte) (local.get $n))
      (local.set $size (call (func $libc "malloc") (i32.const 4)))
      (local.set $out (call (func $libzip "zip") (local.get $in) (local.get $n) (local.get $size)))
      (i32.load (local.get $size))
      (local.get $out))
    (func (export "peek") (param i32) (result i32) (i32.load8_u (local.get 0)))
  )
  (instance $one (instantiate $ZIPPER (import "libc" (module $LIBC)) (import "libzip" (module $LIBZIP))))
  (instance $two (instantiate $ZIPPER (import "libc" (module $LIBC)) (import "libzip" (module $LIBZIP))))
  (func (export "one") (param i32 i32) (result i32 i32) (call (func $one "main") (local.get 0) (local.get 1)))
  (func (export "two") (param i32 i32) (result i32 i32) (call (func $two "main") (local.get 0) (local.get 1)))
  (func (export "peek-one") (param i32) (result i32) (call (func $one "peek") (local.get 0)))
  (func (export "peek-two") (param i32) (result i32) (call (func $two "peek") (local.get 0)))
)
(assert_return (invoke "one" (i32.const 120) (i32.const 16)) (i32.const 2) (i32.const 1048))
(assert_return (invoke "peek-one" (i32.const 1048)) (i32.const 16))
(assert_return (invoke "peek-one" (i32.const 1049)) (i32.const 120))
(assert_return (invoke "peek-two" (i32.const 1048)) (i32.const 0))
;; The second starts at its own libc's first address, the first goes on behind what it has.
(assert_return (invoke "two" (i32.const 121) (i32.const 16)) (i32.const 2) (i32.const 1048))
(assert_return (invoke "peek-two" (i32.const 1049)) (i32.const 121))
(assert_return (invoke "peek-one" (i32.const 1049)) (i32.const 120))
(assert_return (invoke "one" (i32.const 122) (i32.const 300)) (i32.const 4) (i32.const 1392))
(assert_return (invoke "peek-one" (i32.const 1394)) (i32.const 45))
