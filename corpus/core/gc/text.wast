;; Text of recursive types, fields, reference types and instructions on aggregates.
;; SPEC text-rectype, text-typedef, text-subtype, text-comptype, text-structtype, text-arraytype, text-fieldtype, text-reftype, text-heaptype

;; A single definition is a group of one, a plain type is final without supertype.
;; SPEC text-rectype, text-subtype; Trectype/base, Trectype/abbrev, Tsubtype/base, Tsubtype/abbrev, Tfinal
(module
  (type $a (struct)) (rec (type $b (struct))) (type $c (sub final (struct))) (rec (type $d (sub final (struct))))
  (func (param (ref $a)) (result (ref $b)) (local.get 0)) (func (param (ref $c)) (result (ref $d)) (local.get 0))
  (func (param (ref $d)) (result (ref $a)) (local.get 0))
  (rec) (rec (type (func)) (type (sub (array i8))) (type (sub 5 (array i8))))
)
(assert_malformed (module quote "(type (sub))") "unexpected token")
(assert_malformed (module quote "(type (sub final))") "unexpected token")
(assert_malformed (module quote "(type (sub (struct) (struct)))") "unexpected token")
(assert_malformed (module quote "(type (final (struct)))") "unexpected token")
(assert_malformed (module quote "(type (sub final final (struct)))") "unexpected token")
(assert_malformed (module quote "(type $a (sub (struct))) (type (sub $a final (struct)))") "unexpected token")
(assert_malformed (module quote "(type)") "unexpected token")
(assert_malformed (module quote "(type (struct) (struct))") "unexpected token")
(assert_malformed (module quote "(rec (struct))") "unexpected token")
(assert_malformed (module quote "(rec (rec (type (struct))))") "unexpected token")
(assert_malformed (module quote "(rec $r (type (struct)))") "unexpected token")
(assert_malformed (module quote "(rec (func))") "unexpected token")
(assert_malformed (module quote "(type (sub $x (struct)))") "unknown type")
(assert_malformed (module quote "(type $a (struct)) (type $a (func))") "duplicate type")
(assert_malformed (module quote "(rec (type $a (struct)) (type $a (struct)))") "duplicate type")

;; Identifiers of types are known everywhere, also before they are defined.
;; SPEC text-typeidx, text-module; Theaptype
(module (func (param (ref $late))) (type $early (func)) (type $late (struct)))
(module (rec (type $x (struct (field (ref $y)))) (type $y (struct (field (ref $x))))))

;; Fields: one with a name, or several without; mut in brackets; packed types only here
;; SPEC text-structtype, text-arraytype, text-fieldtype, text-storagetype, text-packtype; Tfield/base, Tfield/abbrev, Tfieldtype, Tstoragetype, Tpacktype
(module
  (type $s (struct (field $a i32) (field) (field i8 (mut i16) i64) (field (mut f32)) (field $z (mut (ref null $s)))))
  (func (param (ref $s)) (result i32 i32 i64 f32 (ref null $s))
    (struct.get $s $a (local.get 0)) (struct.get_s $s 1 (local.get 0)) (struct.get $s 3 (local.get 0))
    (struct.get $s 4 (local.get 0)) (struct.get $s $z (local.get 0)))
  (func (param (ref $s)) (struct.set $s 2 (local.get 0) (i32.const 1)) (struct.set $s $z (local.get 0) (ref.null $s)))
  (type $arr (array (mut i16)))
)
(assert_malformed (module quote "(type (struct (field $a i32 i32)))") "unexpected token")
(assert_malformed (module quote "(type (struct (field $a)))") "unexpected token")
(assert_malformed (module quote "(type (struct (field (mut))))") "unexpected token")
(assert_malformed (module quote "(type (struct (field mut i32)))") "unexpected token")
(assert_malformed (module quote "(type (struct (field (mut i32 i32))))") "unexpected token")
(assert_malformed (module quote "(type (struct (field (mut (mut i32)))))") "unexpected token")
(assert_malformed (module quote "(type (struct i32))") "unexpected token")
(assert_malformed (module quote "(type (array))") "unexpected token")
(assert_malformed (module quote "(type (array i8 i8))") "unexpected token")
(assert_malformed (module quote "(type (array (field i8)))") "unexpected token")
(assert_malformed (module quote "(func (param i8))") "unexpected token")
(assert_malformed (module quote "(func (local i16))") "unexpected token")
(assert_malformed (module quote "(global i8 (i32.const 0))") "unexpected token")
(assert_malformed (module quote "(type (struct (field i31)))") "unexpected token")

;; A field's name belongs to its structure alone.
;; SPEC text-fieldidx, text-structtype; Tcomptype
(module
  (type $s (struct (field $x i32) (field $y i64))) (type $t (struct (field $y f32) (field $x f64)))
  (func (param (ref $s) (ref $t)) (result i32 i64 f64 f32)
    (struct.get $s $x (local.get 0)) (struct.get $s $y (local.get 0)) (struct.get $t $x (local.get 1)) (struct.get $t $y (local.get 1))))
(assert_malformed (module quote "(type (struct (field $x i32) (field $x i32)))") "duplicate field")
(assert_malformed (module quote "(type $s (struct (field $x i32))) (func (param (ref $s)) (drop (struct.get $s $y (local.get 0))))") "unknown field")
(assert_malformed (module quote "(type $s (struct (field $x i32))) (type $t (struct)) (func (param (ref $t)) (drop (struct.get $t $x (local.get 0))))") "unknown field")
(assert_malformed (module quote "(type $s (struct (field $x i32))) (func (param (ref $s)) (drop (struct.get $s (local.get 0))))") "unexpected token")
(assert_malformed (module quote "(type $s (struct (field $x i32))) (func (param (ref $s)) (drop (struct.get (local.get 0))))") "unexpected token")

;; The short names of reference types are the nullable ones.
;; SPEC text-reftype, text-heaptype, text-absheaptype, text-null; Treftype/base, Treftype/abbrev, Tabsheaptype, Tnull
(module
  (func (param (ref null any) (ref null eq) (ref null i31) (ref null struct) (ref null array) (ref null none))
    (result anyref eqref i31ref structref arrayref nullref)
    (local.get 0) (local.get 1) (local.get 2) (local.get 3) (local.get 4) (local.get 5))
  (func (param (ref null func) (ref null nofunc) (ref null extern) (ref null noextern) (ref null exn) (ref null noexn))
    (result funcref nullfuncref externref nullexternref exnref nullexnref)
    (local.get 0) (local.get 1) (local.get 2) (local.get 3) (local.get 4) (local.get 5))
  (func (param anyref eqref i31ref structref arrayref nullref)
    (result (ref null any) (ref null eq) (ref null i31) (ref null struct) (ref null array) (ref null none))
    (local.get 0) (local.get 1) (local.get 2) (local.get 3) (local.get 4) (local.get 5))
)
(assert_malformed (module quote "(func (param (ref)))") "unexpected token")
(assert_malformed (module quote "(func (param (ref null)))") "unexpected token")
(assert_malformed (module quote "(func (param (ref null null any)))") "unexpected token")
(assert_malformed (module quote "(func (param (ref any null)))") "unexpected token")
(assert_malformed (module quote "(func (param (ref i32)))") "unexpected token")
(assert_malformed (module quote "(func (param (ref anyref)))") "unexpected token")
(assert_malformed (module quote "(func (param (ref any eq)))") "unexpected token")
(assert_malformed (module quote "(func (param any))") "unexpected token")
(assert_malformed (module quote "(func (param (ref $t)))") "unknown type")
(assert_malformed (module quote "(func (param noneref))") "unknown operator")
(assert_malformed (module quote "(func (drop (ref.null anyref)))") "unexpected token")
(assert_malformed (module quote "(func (drop (ref.null (ref null any))))") "unexpected token")

;; Tests and casts take a reference type, branches on casts two after the label.
;; SPEC text-ref.test, text-ref.cast, text-br_on_cast, text-br_on_cast_fail; Tplaininstr/ref, Tplaininstr/br
(module
  (type $s (struct))
  (func (param anyref) (result i32) local.get 0 ref.test (ref null $s) drop local.get 0 ref.test eqref)
  (func (param anyref) (result eqref) local.get 0 ref.cast eqref)
  (func (param anyref) (result anyref) block $l (result anyref) local.get 0 br_on_cast $l anyref (ref $s) end)
  (func (param anyref) (result anyref) (block (result anyref) (br_on_cast_fail 0 anyref eqref (local.get 0))))
)
(assert_malformed (module quote "(func (drop (ref.test (ref.null any))))") "unexpected token")
(assert_malformed (module quote "(func (drop (ref.test any (ref.null any))))") "unexpected token")
(assert_malformed (module quote "(func (drop (ref.cast (ref.null any))))") "unexpected token")
(assert_malformed (module quote "(func (drop (ref.cast i32 (ref.null any))))") "unexpected token")
(assert_malformed (module quote "(func (drop (br_on_cast 0 anyref (ref.null any))))") "unexpected token")
(assert_malformed (module quote "(func (drop (br_on_cast anyref eqref (ref.null any))))") "unexpected token")
(assert_malformed (module quote "(func (drop (br_on_cast_fail $x anyref eqref (ref.null any))))") "unknown label")

;; Indices of array instructions
;; SPEC text-array.new_fixed, text-array.copy, text-array.new_data, text-array.init_elem; Tplaininstr/array
(module
  (type $a (array (mut i8))) (type $f (array (mut funcref))) (data $d "x") (elem $e func)
  (func (result (ref $a)) i32.const 0 i32.const 1 array.new_fixed $a 2)
  (func (result (ref $a)) i32.const 0 i32.const 1 array.new_data $a $d)
  (func (param (ref $f)) (array.init_elem $f $e (local.get 0) (i32.const 0) (i32.const 0) (i32.const 0)) (array.init_elem 1 0 (local.get 0) (i32.const 0) (i32.const 0) (i32.const 0)))
)
(assert_malformed (module quote "(type $a (array i8)) (func (drop (array.new_fixed $a (i32.const 0))))") "unexpected token")
(assert_malformed (module quote "(type $a (array i8)) (func (drop (array.new_fixed $a -1)))") "unexpected token")
(assert_malformed (module quote "(type $a (array i8)) (func (drop (array.new_fixed $a 0x100000000)))") "i32 constant out of range")
(assert_malformed (module quote "(type $a (array (mut i8))) (func (param (ref $a)) (array.copy $a (local.get 0) (i32.const 0) (local.get 0) (i32.const 0) (i32.const 0)))") "unexpected token")
(assert_malformed (module quote "(type $a (array i8)) (func (drop (array.new_data $a $d (i32.const 0) (i32.const 0))))") "unknown data segment")
(assert_malformed (module quote "(type $a (array funcref)) (func (drop (array.new_elem $a $e (i32.const 0) (i32.const 0))))") "unknown elem segment")
(assert_malformed (module quote "(type $a (array i8)) (func (drop (array.new_elem $a (i32.const 0) (i32.const 0))))") "unexpected token")
(assert_malformed (module quote "(func (drop (array.len 0 (ref.null array))))") "unexpected token")
(assert_malformed (module quote "(func (drop (i31.get (ref.null i31))))") "unknown operator")
(assert_malformed (module quote "(func (drop (i31.new (i32.const 0))))") "unknown operator")
(assert_malformed (module quote "(func (drop (extern.externalize (ref.null any))))") "unknown operator")

;; A type use without index finds the first group of one final function that fits, else adds it at the end.
;; SPEC text-typeuse, text-typeuse-abbrev; Ttypeuse/base, Ttypeuse/abbrev
(module
  (rec (type $g0 (func)) (type (struct)))
  (type $open (sub (func)))
  (type $f (func))
  (func $x)
  (elem declare func $x)
  (func (result (ref $f)) (ref.func $x))
)
(assert_invalid (module (rec (type $g (func)) (type (struct))) (func $x) (elem declare func $x) (func (result (ref $g)) (ref.func $x))) "type mismatch")
(assert_invalid (module (type $open (sub (func))) (func $x) (elem declare func $x) (func (result (ref $open)) (ref.func $x))) "type mismatch")
(assert_malformed (module quote "(type $f (func (param i32))) (func (type $f) (param i64))") "inline function type")
(assert_malformed (module quote "(type $s (struct)) (func (type $s) (param i64))") "inline function type")
(assert_malformed (module quote "(type $f (func (param (ref null $f)))) (func (type $f) (param funcref))") "inline function type")
