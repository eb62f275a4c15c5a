;;! features: module-linking
;; A deployment bundle: zipper and imgmgk share modules, and have each a libc and a libzip of their own.
;; The text misspells $imgmk; the bundle names no instance so.

;; What one writes the other does not see: both work at the same addresses.
;; SPEC module-linking/Example-SharedEverythingDynamicLinking#whole-application
;; REQ L-176
(module $DEPLOYMENT-BUNDLE
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
  (module $IMGMGK
    (type $Libc (instance
      (export "memory" (memory 1))
      (export "malloc" (func (param i32) (result i32)))
    ))
    (type $LibZip (instance
      (export "zip" (func (param i32 i32 i32) (result i32)))
    ))
    (import "libc" (module $LIBC
      (export (type outer $IMGMGK $Libc))
    ))
    (import "libzip" (module $LIBZIP
      (import "libc" (instance (type outer $IMGMGK $Libc)))
      (export (type outer $IMGMGK $LibZip))
    ))
    (import "libimg" (module $LIBIMG
      (import "libc" (instance (type outer $IMGMGK $Libc)))
      (import "libzip" (instance (type outer $IMGMGK $LibZip)))
      (export "compress" (func (param i32 i32 i32) (result i32)))
    ))

    (instance $libc (instantiate $LIBC))
    (instance $libzip (instantiate $LIBZIP
      (import "libc" (instance $libc))
    ))
    (instance $libimg (instantiate $LIBIMG
      (import "libc" (instance $libc))
      (import "libzip" (instance $libzip))
    ))

    (alias $libc "memory" (memory))  ;; default memory b/c index 0
    (func $main (export "main") (param $step i32) (param $n i32) (result i32 i32)
      (local $in i32) (local $size i32) (local $out i32) (local $i i32)
      (local.set $in (call (func $libc "malloc") (local.get $n)))
      (loop $next
        (i32.store8 (i32.add (local.get $in) (local.get $i)) (i32.mul (local.get $i) (local.get $step)))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br_if $next (i32.lt_u (local.get $i) (local.get $n))))
      (local.set $size (call (func $libc "malloc") (i32.const 4)))
      (local.set $out (call (func $libimg "compress") (local.get $in) (local.get $n) (local.get $size)))
      (i32.load (local.get $size))
      (local.get $out))
    (func (export "peek") (param i32) (result i32) (i32.load8_u (local.get 0)))
  )

  (instance (export "zipper") (instantiate $ZIPPER
    (import "libc" (module $LIBC))
    (import "libzip" (module $LIBZIP))
  ))
  (instance (export "imgmgk") (instantiate $IMGMGK
    (import "libc" (module $LIBC))
    (import "libzip" (module $LIBZIP))
    (import "libimg" (module $LIBIMG))
  ))
)
(register "deployment" $DEPLOYMENT-BUNDLE)
(module
  (import "deployment" (instance $d
    (export "zipper" (instance (export "main" (func (param i32 i32) (result i32 i32))) (export "peek" (func (param i32) (result i32)))))
    (export "imgmgk" (instance (export "main" (func (param i32 i32) (result i32 i32))) (export "peek" (func (param i32) (result i32)))))
  ))
  (func (export "zip") (param i32 i32) (result i32 i32) (call (func $d "zipper" "main") (local.get 0) (local.get 1)))
  (func (export "img") (param i32 i32) (result i32 i32) (call (func $d "imgmgk" "main") (local.get 0) (local.get 1)))
  (func (export "zip-peek") (param i32) (result i32) (call (func $d "zipper" "peek") (local.get 0)))
  (func (export "img-peek") (param i32) (result i32) (call (func $d "imgmgk" "peek") (local.get 0)))
)
(assert_return (invoke "zip" (i32.const 88) (i32.const 40)) (i32.const 2) (i32.const 1072))
(assert_return (invoke "img-peek" (i32.const 1072)) (i32.const 0))
(assert_return (invoke "img" (i32.const 3) (i32.const 64)) (i32.const 4) (i32.const 1160))
(assert_return (invoke "zip-peek" (i32.const 1160)) (i32.const 0))
(assert_return (invoke "zip-peek" (i32.const 1073)) (i32.const 88))
(assert_return (invoke "img-peek" (i32.const 1162)) (i32.const 63))
(assert_return (invoke "zip" (i32.const 89) (i32.const 8)) (i32.const 2) (i32.const 1168))
