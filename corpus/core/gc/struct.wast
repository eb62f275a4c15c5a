;; Structures: fields by index and by name, packed fields, defaults, identity.
;; SPEC exec-struct.new, exec-struct.new_default, exec-struct.get, exec-struct.get_sx, exec-struct.set
(module
  (type $empty (struct))
  (type $point (struct (field $x (mut i32)) (field $y (mut i64)) (field $k f32)))
  (type $packed (struct (field $b (mut i8)) (field $h (mut i16)) (field $cb i8) (field $ch i16)))
  (type $wide (struct (field $v (mut v128)) (field $d (mut f64)) (field $r (mut anyref)) (field $e (mut externref)) (field $f (mut funcref)) (field $p (mut (ref null $point)))))
  (type $list (struct (field $car i32) (field $cdr (ref null $list))))
  (global $p (mut (ref null $point)) (ref.null $point))
  (global $q (mut (ref null $packed)) (ref.null $packed))
  (global $w (mut (ref null $wide)) (ref.null $wide))

  (func (export "new") (param i32 i64 f32) (global.set $p (struct.new $point (local.get 0) (local.get 1) (local.get 2))))
  (func (export "all") (result i32 i64 f32)
    (struct.get $point $x (global.get $p)) (struct.get $point $y (global.get $p)) (struct.get $point $k (global.get $p)))
  (func (export "set-x") (param i32) (struct.set $point $x (global.get $p) (local.get 0)))
  (func (export "set-y") (param i64) (struct.set $point 1 (global.get $p) (local.get 0)))
  (func (export "default") (global.set $p (struct.new_default $point)))
  (func (export "clear") (global.set $p (ref.null $point)))
  (func (export "get-null") (result f32) (struct.get $point $k (ref.null $point)))
  (func (export "set-null") (struct.set $point $x (ref.null none) (i32.const 1)))

  (func (export "pack") (param i32 i32 i32 i32)
    (global.set $q (struct.new $packed (local.get 0) (local.get 1) (local.get 2) (local.get 3))))
  (func (export "pack-default") (global.set $q (struct.new_default $packed)))
  (func (export "signed") (result i32 i32 i32 i32)
    (struct.get_s $packed $b (global.get $q)) (struct.get_s $packed $h (global.get $q))
    (struct.get_s $packed $cb (global.get $q)) (struct.get_s $packed $ch (global.get $q)))
  (func (export "unsigned") (result i32 i32 i32 i32)
    (struct.get_u $packed $b (global.get $q)) (struct.get_u $packed $h (global.get $q))
    (struct.get_u $packed $cb (global.get $q)) (struct.get_u $packed $ch (global.get $q)))
  (func (export "set-b") (param i32) (struct.set $packed $b (global.get $q) (local.get 0)))
  (func (export "set-h") (param i32) (struct.set $packed $h (global.get $q) (local.get 0)))
  (func (export "get_s-null") (result i32) (struct.get_s $packed 0 (ref.null $packed)))
  (func (export "get_u-null") (result i32) (struct.get_u $packed 1 (ref.null none)))

  (func (export "wide-default") (result v128 f64 i32 i32 i32 i32)
    (global.set $w (struct.new_default $wide))
    (struct.get $wide $v (global.get $w)) (struct.get $wide $d (global.get $w))
    (ref.is_null (struct.get $wide $r (global.get $w))) (ref.is_null (struct.get $wide $e (global.get $w)))
    (ref.is_null (struct.get $wide $f (global.get $w))) (ref.is_null (struct.get $wide $p (global.get $w))))
  (func (export "wide") (param v128 f64 externref) (result v128 f64 externref i32)
    (struct.set $wide $v (global.get $w) (local.get 0))
    (struct.set $wide $d (global.get $w) (local.get 1))
    (struct.set $wide $e (global.get $w) (local.get 2))
    (struct.set $wide $r (global.get $w) (global.get $w))
    (struct.get $wide $v (global.get $w)) (struct.get $wide $d (global.get $w)) (struct.get $wide $e (global.get $w))
    (ref.eq (global.get $w) (ref.cast eqref (struct.get $wide $r (global.get $w)))))

  (func (export "identity") (result i32 i32 i32) (local $a (ref $empty))
    (local.set $a (struct.new $empty))
    (ref.eq (local.get $a) (local.get $a))
    (ref.eq (local.get $a) (struct.new $empty))
    (ref.eq (struct.new_default $empty) (ref.null none)))
  (func (export "order") (result i32 i64 f32)
    (global.set $p (struct.new $point (i32.const 1) (i64.const 2) (f32.const 3)))
    (struct.get $point 0 (global.get $p)) (struct.get $point 1 (global.get $p)) (struct.get $point 2 (global.get $p)))
  (func $cons (param i32 (ref null $list)) (result (ref $list)) (struct.new $list (local.get 0) (local.get 1)))
  (func (export "sum") (param i32) (result i32) (local $l (ref null $list)) (local $s i32)
    (loop $make
      (if (local.get 0)
        (then (local.set $l (call $cons (local.get 0) (local.get $l)))
              (local.set 0 (i32.sub (local.get 0) (i32.const 1)))
              (br $make))))
    (loop $add
      (block $end
        (local.set $s (i32.add (local.get $s) (struct.get $list $car (br_on_null $end (local.get $l)))) )
        (local.set $l (struct.get $list $cdr (local.get $l)))
        (br $add)))
    (local.get $s))
)

;; struct.new takes the fields in their order; struct.get reads one, struct.set writes one alone.
;; SPEC exec-struct.new, exec-struct.get, exec-struct.set; Step/struct.new, Step_read/struct.get-struct, Step/struct.set-struct
(assert_return (invoke "new" (i32.const 1) (i64.const -2) (f32.const nan:0x200000)))
(assert_return (invoke "all") (i32.const 1) (i64.const -2) (f32.const nan:0x200000))
(assert_return (invoke "set-x" (i32.const 7)))
(assert_return (invoke "all") (i32.const 7) (i64.const -2) (f32.const nan:0x200000))
(assert_return (invoke "set-y" (i64.const 8)))
(assert_return (invoke "all") (i32.const 7) (i64.const 8) (f32.const nan:0x200000))
(assert_return (invoke "order") (i32.const 1) (i64.const 2) (f32.const 3))

;; struct.new_default fills with zeros and null.
;; SPEC exec-struct.new_default; Step_read/struct.new_default
(assert_return (invoke "default"))
(assert_return (invoke "all") (i32.const 0) (i64.const 0) (f32.const 0))
(assert_return (invoke "wide-default") (v128.const i64x2 0 0) (f64.const 0) (i32.const 1) (i32.const 1) (i32.const 1) (i32.const 1))
(assert_return
  (invoke "wide" (v128.const i32x4 1 2 3 4) (f64.const -0) (ref.extern 6))
  (v128.const i32x4 1 2 3 4) (f64.const -0) (ref.extern 6) (i32.const 1))

;; Null traps, read or written.
;; SPEC exec-struct.get, exec-struct.set; Step_read/struct.get-null, Step/struct.set-null
(assert_return (invoke "clear"))
(assert_trap (invoke "all") "null structure reference")
(assert_trap (invoke "set-x" (i32.const 1)) "null structure reference")
(assert_trap (invoke "get-null") "null structure reference")
(assert_trap (invoke "set-null") "null structure reference")
(assert_trap (invoke "get_s-null") "null structure reference")
(assert_trap (invoke "get_u-null") "null structure reference")

;; Packed fields keep the low bits; get_s extends the sign, get_u zeros.
;; SPEC exec-struct.new, exec-struct.get_sx, exec-struct.set; Step_read/struct.get-struct, Step/struct.set-struct
(assert_return (invoke "pack" (i32.const 0x7f) (i32.const 0x7fff) (i32.const 0x80) (i32.const 0x8000)))
(assert_return (invoke "signed") (i32.const 127) (i32.const 32767) (i32.const -128) (i32.const -32768))
(assert_return (invoke "unsigned") (i32.const 127) (i32.const 32767) (i32.const 128) (i32.const 32768))
(assert_return (invoke "pack" (i32.const 0x12345680) (i32.const 0x12348001) (i32.const -1) (i32.const -1)))
(assert_return (invoke "signed") (i32.const -128) (i32.const -32767) (i32.const -1) (i32.const -1))
(assert_return (invoke "unsigned") (i32.const 128) (i32.const 32769) (i32.const 255) (i32.const 65535))
(assert_return (invoke "set-b" (i32.const 0x1ff)))
(assert_return (invoke "unsigned") (i32.const 255) (i32.const 32769) (i32.const 255) (i32.const 65535))
(assert_return (invoke "set-h" (i32.const 0x10000)))
(assert_return (invoke "unsigned") (i32.const 255) (i32.const 0) (i32.const 255) (i32.const 65535))
(assert_return (invoke "pack-default"))
(assert_return (invoke "signed") (i32.const 0) (i32.const 0) (i32.const 0) (i32.const 0))

;; Every struct.new makes another structure; recursive types hold one another.
;; SPEC exec-struct.new, exec-ref.eq; Step/struct.new, Step_pure/ref.eq-true, Step_pure/ref.eq-false
(assert_return (invoke "identity") (i32.const 1) (i32.const 0) (i32.const 0))
(assert_return (invoke "sum" (i32.const 0)) (i32.const 0))
(assert_return (invoke "sum" (i32.const 1000)) (i32.const 500500))

;; A structure is seen alike through a supertype and through another instance.
;; SPEC exec-struct.get, exec-struct.set, match-structtype; Step_read/struct.get-struct, Step/struct.set-struct
(module $maker
  (type $a (sub (struct (field (mut i32)))))
  (type $b (sub $a (struct (field (mut i32)) (field i64))))
  (global (export "b") (ref $b) (struct.new $b (i32.const 1) (i64.const 2)))
)
(register "maker" $maker)
(module
  (type $a (sub (struct (field (mut i32)))))
  (type $b (sub $a (struct (field (mut i32)) (field i64))))
  (global $b (import "maker" "b") (ref $b))
  (global $a (import "maker" "b") (ref $a))
  (func (export "set") (param i32) (struct.set $a 0 (global.get $b) (local.get 0)))
  (func (export "get") (result i32 i32 i64) (struct.get $a 0 (global.get $a)) (struct.get $b 0 (global.get $b)) (struct.get $b 1 (global.get $b)))
)
(assert_return (invoke "get") (i32.const 1) (i32.const 1) (i64.const 2))
(assert_return (invoke "set" (i32.const 5)))
(assert_return (invoke "get") (i32.const 5) (i32.const 5) (i64.const 2))
