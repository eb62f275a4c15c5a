;;! features: module-linking
;; A major version: libc-2.0.0 has another malloc, which no dependent of libc-1 can take.

;; Pairing them is invalid at the instantiate that does it: libzip asks for the malloc of libc-1.0.0.
;; SPEC module-linking/Example-SharedEverythingDynamicLinking#versioning
;; REQ L-182
(assert_invalid
  (module $ZIPPER
    (import "libc-2.0.0" (module $LIBC (export "memory" (memory 1)) (export "malloc" (func (param i64) (result i64)))))
    (import "libzip-3.4.5" (module $LIBZIP
      (import "libc-1.0.0" (instance (export "memory" (memory 1)) (export "malloc" (func (param i32) (result i32)))))
      (export "zip" (func (param i32 i32 i32) (result i32)))))
    (instance $libc (instantiate $LIBC))
    (instance $libzip (instantiate $LIBZIP (import "libc-1.0.0" (instance $libc)))))
  "type mismatch")

;; So is it with a libc that dropped malloc, or whose memory became smaller than asked.
;; SPEC module-linking/Example-SharedEverythingDynamicLinking#versioning
;; REQ L-182
(assert_invalid
  (module
    (module $LIBC (memory (export "memory") 1))
    (module $LIBZIP (import "libc-1.0.0" (instance (export "memory" (memory 1)) (export "malloc" (func (param i32) (result i32))))))
    (instance $libc (instantiate $LIBC))
    (instance (instantiate $LIBZIP (import "libc-1.0.0" (instance $libc)))))
  "type mismatch")
(assert_invalid
  (module
    (module $LIBC (memory (export "memory") 1) (func (export "malloc") (param i32) (result i32) (i32.const 0)))
    (module $LIBZIP (import "libc-1.0.0" (instance (export "memory" (memory 2)) (export "malloc" (func (param i32) (result i32))))))
    (instance $libc (instantiate $LIBC))
    (instance (instantiate $LIBZIP (import "libc-1.0.0" (instance $libc)))))
  "type mismatch")

;; Distinct programs in one bundle may hold different majors: they share nothing that would have to agree.
;; SPEC module-linking/Example-SharedEverythingDynamicLinking#versioning
;; REQ L-182
(module $root
  (module $LIBC
    (memory (export "memory") 1)
    (global $top (mut i32) (i32.const 1024))
    (func (export "malloc") (param $n i32) (result i32)
      (global.get $top)
      (global.set $top (i32.add (global.get $top) (i32.and (i32.add (local.get $n) (i32.const 7)) (i32.const -8)))))
  )
  (module $LIBC2
    (memory (export "memory") 1)
    (global $top (mut i64) (i64.const 4096))
    (func (export "malloc") (param $n i64) (result i64)
      (global.get $top)
      (global.set $top (i64.add (global.get $top) (local.get $n))))
  )
  (module $LIBZIP
    (import "libc-1.0.0" (instance $libc
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
      (memory (export "memory") 1)
      (func (export "malloc") (param i32) (result i32))
    ))

    (import "libc-1.0.0" (module $LIBC
      (export (type outer $ZIPPER $Libc))
    ))
    (import "libzip-3.4.5" (module $LIBZIP
      (import "libc-1.0.0" (instance (type outer $ZIPPER $Libc)))
      (export "zip" (func (param i32 i32 i32) (result i32)))
    ))

    (instance $libc (instantiate $LIBC))
    (instance $libzip (instantiate $LIBZIP (import "libc-1.0.0" (instance $libc))))
    (alias $libc "memory" (memory))
    (func (export "main") (param $byte i32) (param $n i32) (result i32)
      (local $in i32) (local $size i32)
      (local.set $in (call (func $libc "malloc") (local.get $n)))
      (memory.fill (local.get $in) (local.get $byte) (local.get $n))
      (local.set $size (call (func $libc "malloc") (i32.const 4)))
      (drop (call (func $libzip "zip") (local.get $in) (local.get $n) (local.get $size)))
      (i32.load (local.get $size)))
  )
  (module $PROGRAM2
    (import "libc-2.0.0" (module $LIBC (export "memory" (memory 1)) (export "malloc" (func (param i64) (result i64)))))
    (instance $libc (instantiate $LIBC))
    (alias $libc "memory" (memory))
    (func (export "main2") (param i64) (result i64)
      (drop (call (func $libc "malloc") (local.get 0)))
      (call (func $libc "malloc") (i64.const 0)))
  )
  (instance $one (instantiate $ZIPPER (import "libc-1.0.0" (module $LIBC)) (import "libzip-3.4.5" (module $LIBZIP))))
  (instance $two (instantiate $PROGRAM2 (import "libc-2.0.0" (module $LIBC2))))
  (export $one)
  (export $two)
)
(assert_return (invoke "main" (i32.const 7) (i32.const 256)) (i32.const 4))
(assert_return (invoke "main2" (i64.const 10)) (i64.const 4106))
