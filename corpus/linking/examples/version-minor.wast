;;! features: module-linking
;; A minor version: libc-1.1.0 adds free, libzip still imports libc-1.0.0, and no one is recompiled.

;; All of one version.
;; SPEC module-linking/Example-SharedEverythingDynamicLinking#versioning
;; REQ L-180
(module $root
  (module $LIBC
    (memory (export "memory") 1)
    (global $top (mut i32) (i32.const 1024))
    (func (export "malloc") (param $n i32) (result i32)
      (global.get $top)
      (global.set $top (i32.add (global.get $top) (i32.and (i32.add (local.get $n) (i32.const 7)) (i32.const -8)))))
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
  (instance $z (instantiate $ZIPPER (import "libc-1.0.0" (module $LIBC)) (import "libzip-3.4.5" (module $LIBZIP))))
  (export $z)
)
(assert_return (invoke "main" (i32.const 7) (i32.const 256)) (i32.const 4))

;; The newer libc is passed under the older name, for its type is a subtype of what libzip asks.
;; SPEC module-linking/Example-SharedEverythingDynamicLinking#versioning, module-linking/Subtyping#instance-subtyping
;; REQ L-180
(module $root
  (module $LIBC
    (memory (export "memory") 1)
    (global $top (mut i32) (i32.const 1024))
    (global $last (mut i32) (i32.const 0))
    (func (export "malloc") (param $n i32) (result i32)
      (global.set $last (global.get $top))
      (global.set $top (i32.add (global.get $top) (i32.and (i32.add (local.get $n) (i32.const 7)) (i32.const -8))))
      (global.get $last))
    (func (export "free") (param $p i32)
      (if (i32.eq (local.get $p) (global.get $last)) (then (global.set $top (local.get $p)))))
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
    (import "libc-1.1.0" (module $LIBC
      (memory (export "memory") 1)
      (func (export "malloc") (param i32) (result i32))
      (func (export "free") (param i32))
    ))
    (import "libzip-3.4.5" (module $LIBZIP
      (import "libc-1.0.0" (instance
        (memory (export "memory") 1)
        (func (export "malloc") (param i32) (result i32))
      ))
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
    (func (export "reuse") (result i32) (local $p i32)
      (local.set $p (call (func $libc "malloc") (i32.const 8)))
      (call (func $libc "free") (local.get $p))
      (i32.eq (local.get $p) (call (func $libc "malloc") (i32.const 8))))
  )
  (instance $z (instantiate $ZIPPER (import "libc-1.1.0" (module $LIBC)) (import "libzip-3.4.5" (module $LIBZIP))))
  (export $z)
)
(assert_return (invoke "main" (i32.const 7) (i32.const 256)) (i32.const 4))
(assert_return (invoke "reuse") (i32.const 1))

;; The program of 1.0.0 takes libc-1.1.0 as its libc-1.0.0 without a change, a bundler's implicit upgrade.
;; SPEC module-linking/Example-SharedEverythingDynamicLinking#versioning
;; REQ L-180
(module $root
  (module $LIBC
    (memory (export "memory") 1)
    (global $top (mut i32) (i32.const 1024))
    (global $last (mut i32) (i32.const 0))
    (func (export "malloc") (param $n i32) (result i32)
      (global.set $last (global.get $top))
      (global.set $top (i32.add (global.get $top) (i32.and (i32.add (local.get $n) (i32.const 7)) (i32.const -8))))
      (global.get $last))
    (func (export "free") (param $p i32)
      (if (i32.eq (local.get $p) (global.get $last)) (then (global.set $top (local.get $p)))))
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
  (instance $z (instantiate $ZIPPER (import "libc-1.0.0" (module $LIBC)) (import "libzip-3.4.5" (module $LIBZIP))))
  (export $z)
)
(assert_return (invoke "main" (i32.const 7) (i32.const 256)) (i32.const 4))

;; The other way round there is no free: the older libc is no libc-1.1.0.
;; SPEC module-linking/Example-SharedEverythingDynamicLinking#versioning, module-linking/Subtyping#module-subtyping
;; REQ L-180
(assert_invalid
  (module $root
    (module $LIBC
      (memory (export "memory") 1)
      (global $top (mut i32) (i32.const 1024))
      (func (export "malloc") (param $n i32) (result i32)
        (global.get $top)
        (global.set $top (i32.add (global.get $top) (i32.and (i32.add (local.get $n) (i32.const 7)) (i32.const -8)))))
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
      (import "libc-1.1.0" (module $LIBC
        (memory (export "memory") 1)
        (func (export "malloc") (param i32) (result i32))
        (func (export "free") (param i32))
      ))
      (import "libzip-3.4.5" (module $LIBZIP
        (import "libc-1.0.0" (instance
          (memory (export "memory") 1)
          (func (export "malloc") (param i32) (result i32))
        ))
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
      (func (export "reuse") (result i32) (local $p i32)
        (local.set $p (call (func $libc "malloc") (i32.const 8)))
        (call (func $libc "free") (local.get $p))
        (i32.eq (local.get $p) (call (func $libc "malloc") (i32.const 8))))
    )
    (instance $z (instantiate $ZIPPER (import "libc-1.1.0" (module $LIBC)) (import "libzip-3.4.5" (module $LIBZIP))))
  )
  "type mismatch")
