;;! features: module-linking
;; zipper with its libraries nested: a program without imports.

;; Repaired: libzip is given its libc.
;; SPEC module-linking/Example-SharedEverythingDynamicLinking#zipper
;; REQ L-173
(module $ZIPPER-BUNDLED
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
(assert_return (invoke "main" (i32.const 65) (i32.const 24)) (i32.const 2) (i32.const 1056))
(assert_return (invoke "peek" (i32.const 1056)) (i32.const 24))
(assert_return (invoke "peek" (i32.const 1057)) (i32.const 65))

;; SPEC-BUG: as printed, libzip is instantiated without its import.
;; SPEC module-linking/Example-SharedEverythingDynamicLinking#zipper, module-linking/Explainer#module-imports-and-nested-instances
;; REQ L-173
(assert_invalid
  (module $ZIPPER-BUNDLED
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
    (instance $libc (instantiate $LIBC))
    (instance $libzip (instantiate $LIBZIP))
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
  "missing import")
