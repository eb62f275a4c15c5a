;;! features: module-linking
;; libc exports memory and malloc; libzip imports both through one instance, the memory as its default.

;; A driver that fills memory, zips it and looks at what came out: 10 times x are a count and a byte.
;; SPEC module-linking/Example-SharedEverythingDynamicLinking#libc, module-linking/Example-SharedEverythingDynamicLinking#libzip
;; REQ L-167
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
  (instance $libc (instantiate $LIBC))
  (instance $libzip (instantiate $LIBZIP (import "libc" (instance $libc))))
  (alias $libc "memory" (memory))
  (func (export "malloc") (param i32) (result i32) (call (func $libc "malloc") (local.get 0)))
  (func (export "fill") (param i32 i32 i32) (memory.fill (local.get 0) (local.get 1) (local.get 2)))
  (func (export "zip") (param i32 i32 i32) (result i32) (call (func $libzip "zip") (local.get 0) (local.get 1) (local.get 2)))
  (func (export "byte") (param i32) (result i32) (i32.load8_u (local.get 0)))
  (func (export "word") (param i32) (result i32) (i32.load (local.get 0)))
)
(assert_return (invoke "malloc" (i32.const 10)) (i32.const 1024))
(assert_return (invoke "malloc" (i32.const 4)) (i32.const 1040))
(assert_return (invoke "fill" (i32.const 1024) (i32.const 120) (i32.const 10)))
(assert_return (invoke "zip" (i32.const 1024) (i32.const 10) (i32.const 1040)) (i32.const 1048))
(assert_return (invoke "word" (i32.const 1040)) (i32.const 2))
(assert_return (invoke "byte" (i32.const 1048)) (i32.const 10))
(assert_return (invoke "byte" (i32.const 1049)) (i32.const 120))
;; The next address shows that libzip's malloc was this one.
(assert_return (invoke "malloc" (i32.const 1)) (i32.const 1072))

;; Without the alias of the memory there is no default memory.
;; SPEC module-linking/Example-SharedEverythingDynamicLinking#libzip, module-linking/Explainer#instance-imports-and-aliases
;; REQ L-167
(assert_invalid
  (module $LIBZIP
    (import "libc" (instance $libc
      (export "memory" (memory 1))
      (export "malloc" (func (param i32) (result i32)))
    ))
    (func (export "zip") (param i32 i32 i32) (result i32)
      (drop (call (func $libc "malloc") (local.get 1)))
      (i32.load (local.get 0))))
  "unknown memory")
