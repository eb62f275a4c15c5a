;; Typing of structures, arrays and numbers as references, a refusal for every premise.
;; SPEC valid-struct.new, valid-struct.get, valid-struct.set, valid-array.new, valid-array.get, valid-array.set, valid-ref.i31, valid-i31.get, valid-ref.eq

;; struct.new x : the fields, unpacked -> (ref x)
;; SPEC valid-struct.new; Instr_ok/struct.new
(module
  (type $s (struct (field i32 (mut i64)) (field i8) (field anyref)))
  (func (result (ref $s)) (struct.new $s (i32.const 1) (i64.const 2) (i32.const 3) (ref.i31 (i32.const 4))))
  (type $e (struct)) (func (result (ref $e)) (struct.new $e))
  (func (result (ref $s)) (unreachable) (struct.new $s))
)
(assert_invalid (module (func (drop (struct.new 5)))) "unknown type")
(assert_invalid (module (type $f (func)) (func (drop (struct.new $f)))) "type mismatch")
(assert_invalid (module (type $a (array i8)) (func (drop (struct.new $a (i32.const 0))))) "type mismatch")
(assert_invalid (module (type $s (struct (field i32))) (func (drop (struct.new $s)))) "type mismatch")
(assert_invalid (module (type $s (struct (field i32))) (func (drop (struct.new $s (i64.const 0))))) "type mismatch")
(assert_invalid (module (type $s (struct (field i32 i64))) (func (drop (struct.new $s (i64.const 0) (i32.const 0))))) "type mismatch")
(assert_invalid (module (type $s (struct (field (ref eq)))) (func (drop (struct.new $s (ref.null eq))))) "type mismatch")
(assert_invalid (module (type $s (struct)) (type $t (struct (field i32))) (func (result (ref $t)) (struct.new $s))) "type mismatch")

;; struct.new_default x : -> (ref x), when every field has a default
;; SPEC valid-struct.new_default; Instr_ok/struct.new_default, Defaultable
(module
  (type $s (struct (field i8 i16 i32 i64 f32 f64 v128 anyref externref funcref)))
  (func (result (ref $s)) (struct.new_default $s))
  (global (ref $s) (struct.new_default $s))
)
(assert_invalid (module (func (drop (struct.new_default 5)))) "unknown type")
(assert_invalid (module (type $a (array i8)) (func (drop (struct.new_default $a)))) "type mismatch")
(assert_invalid (module (type $s (struct (field i32 (ref eq)))) (func (drop (struct.new_default $s)))) "type mismatch")

;; struct.get x i : (ref null x) -> the field; packed with a sign, others without
;; SPEC valid-struct.get, valid-struct.get_s, valid-struct.get_u; Instr_ok/struct.get
(module
  (type $s (sub (struct (field i32 (mut i64)) (field i8) (field i16)))) (type $t (sub $s (struct (field i32 (mut i64)) (field i8) (field i16) (field f32))))
  (func (param (ref null $s)) (result i64) (struct.get $s 1 (local.get 0)))
  (func (param (ref $t)) (result i64) (struct.get $s 1 (local.get 0)))
  (func (param (ref $s)) (result i32) (struct.get_s $s 2 (local.get 0)))
  (func (param (ref $s)) (result i32) (struct.get_u $s 3 (local.get 0)))
  (func (param nullref) (result i32) (struct.get $s 0 (local.get 0)))
)
(assert_invalid (module (func (param anyref) (drop (struct.get 5 0 (local.get 0))))) "unknown type")
(assert_invalid (module (type $a (array i8)) (func (param (ref $a)) (drop (struct.get $a 0 (local.get 0))))) "type mismatch")
(assert_invalid (module (type $s (struct (field i32))) (func (param (ref $s)) (drop (struct.get $s 1 (local.get 0))))) "unknown field")
(assert_invalid (module (type $s (struct)) (func (param (ref $s)) (drop (struct.get $s 0 (local.get 0))))) "unknown field")
(assert_invalid (module (type $s (struct (field i32))) (func (drop (struct.get $s 0)))) "type mismatch")
(assert_invalid (module (type $s (struct (field i32))) (func (param anyref) (drop (struct.get $s 0 (local.get 0))))) "type mismatch")
(assert_invalid (module (type $s (struct (field i32))) (type $t (struct (field i32 i32))) (func (param (ref $t)) (drop (struct.get $s 0 (local.get 0))))) "type mismatch")
(assert_invalid (module (type $s (struct (field i32))) (func (param (ref $s)) (result i64) (struct.get $s 0 (local.get 0)))) "type mismatch")
(assert_invalid (module (type $s (struct (field i8))) (func (param (ref $s)) (drop (struct.get $s 0 (local.get 0))))) "field is packed")
(assert_invalid (module (type $s (struct (field i16))) (func (param (ref $s)) (drop (struct.get $s 0 (local.get 0))))) "field is packed")
(assert_invalid (module (type $s (struct (field i32))) (func (param (ref $s)) (drop (struct.get_s $s 0 (local.get 0))))) "field is unpacked")
(assert_invalid (module (type $s (struct (field i64))) (func (param (ref $s)) (drop (struct.get_u $s 0 (local.get 0))))) "field is unpacked")

;; struct.set x i : (ref null x), the field -> ; the field must be mutable
;; SPEC valid-struct.set; Instr_ok/struct.set
(module
  (type $s (struct (field (mut i64)) (field (mut i8)) (field (mut eqref))))
  (func (param (ref null $s)) (struct.set $s 0 (local.get 0) (i64.const 0)) (struct.set $s 1 (local.get 0) (i32.const 0)) (struct.set $s 2 (local.get 0) (local.get 0)))
)
(assert_invalid (module (func (param anyref) (struct.set 5 0 (local.get 0) (i32.const 0)))) "unknown type")
(assert_invalid (module (type $f (func)) (func (param (ref $f)) (struct.set $f 0 (local.get 0) (i32.const 0)))) "type mismatch")
(assert_invalid (module (type $s (struct (field (mut i32)))) (func (param (ref $s)) (struct.set $s 1 (local.get 0) (i32.const 0)))) "unknown field")
(assert_invalid (module (type $s (struct (field i32))) (func (param (ref $s)) (struct.set $s 0 (local.get 0) (i32.const 0)))) "immutable field")
(assert_invalid (module (type $s (struct (field (mut i32)))) (func (param (ref $s)) (struct.set $s 0 (local.get 0) (i64.const 0)))) "type mismatch")
(assert_invalid (module (type $s (struct (field (mut i64)))) (func (param (ref $s)) (struct.set $s 0 (local.get 0) (i32.const 0)))) "type mismatch")
(assert_invalid (module (type $s (struct (field (mut i32)))) (func (param structref) (struct.set $s 0 (local.get 0) (i32.const 0)))) "type mismatch")
(assert_invalid (module (type $s (struct (field (mut i32)))) (func (struct.set $s 0 (i32.const 0)))) "type mismatch")
(assert_invalid (module (type $s (struct (field (mut i32)))) (func (param (ref $s)) (result i32) (struct.set $s 0 (local.get 0) (i32.const 0)))) "type mismatch")

;; array.new x : t i32 -> (ref x)
;; SPEC valid-array.new; Instr_ok/array.new
(module
  (type $a (array i64)) (type $b (array (mut i8))) (type $r (array (ref eq)))
  (func (result (ref $a)) (array.new $a (i64.const 1) (i32.const 2)))
  (func (result (ref $b)) (array.new $b (i32.const 1) (i32.const 2)))
  (func (result (ref $r)) (array.new $r (ref.i31 (i32.const 1)) (i32.const 2)))
)
(assert_invalid (module (func (drop (array.new 5 (i32.const 0) (i32.const 0))))) "unknown type")
(assert_invalid (module (type $s (struct (field i32))) (func (drop (array.new $s (i32.const 0) (i32.const 0))))) "type mismatch")
(assert_invalid (module (type $a (array i64)) (func (drop (array.new $a (i32.const 0) (i32.const 0))))) "type mismatch")
(assert_invalid (module (type $a (array i64)) (func (drop (array.new $a (i64.const 0) (i64.const 0))))) "type mismatch")
(assert_invalid (module (type $a (array i64)) (func (drop (array.new $a (i32.const 0))))) "type mismatch")

;; array.new_default x : i32 -> (ref x), when the element has a default
;; SPEC valid-array.new_default; Instr_ok/array.new_default
(module (type $a (array i8)) (type $r (array eqref)) (func (result (ref $a) (ref $r)) (array.new_default $a (i32.const 1)) (array.new_default $r (i32.const 1))))
(assert_invalid (module (func (drop (array.new_default 5 (i32.const 0))))) "unknown type")
(assert_invalid (module (type $s (struct)) (func (drop (array.new_default $s (i32.const 0))))) "type mismatch")
(assert_invalid (module (type $a (array (ref eq))) (func (drop (array.new_default $a (i32.const 0))))) "type mismatch")
(assert_invalid (module (type $a (array i8)) (func (drop (array.new_default $a (i64.const 0))))) "type mismatch")
(assert_invalid (module (type $a (array i8)) (func (drop (array.new_default $a)))) "type mismatch")

;; array.new_fixed x n : t^n -> (ref x)
;; SPEC valid-array.new_fixed; Instr_ok/array.new_fixed
(module (type $a (array f64)) (func (result (ref $a) (ref $a)) (array.new_fixed $a 2 (f64.const 0) (f64.const 1)) (array.new_fixed $a 0)))
(assert_invalid (module (func (drop (array.new_fixed 5 0)))) "unknown type")
(assert_invalid (module (type $s (struct)) (func (drop (array.new_fixed $s 0)))) "type mismatch")
(assert_invalid (module (type $a (array f64)) (func (drop (array.new_fixed $a 2 (f64.const 0))))) "type mismatch")
(assert_invalid (module (type $a (array f64)) (func (drop (array.new_fixed $a 2 (f64.const 0) (f32.const 0))))) "type mismatch")
(assert_invalid (module (type $a (array f64)) (func (drop (array.new_fixed $a 1 (f64.const 0) (f64.const 0))))) "type mismatch")

;; array.new_data x y : i32 i32 -> (ref x), the element a number or vector, y a data segment
;; SPEC valid-array.new_data; Instr_ok/array.new_data
(module
  (type $a (array i8)) (type $v (array v128)) (data $d "")
  (func (result (ref $a) (ref $v)) (array.new_data $a $d (i32.const 0) (i32.const 0)) (array.new_data $v $d (i32.const 0) (i32.const 0))))
(assert_invalid (module (data $d "") (func (drop (array.new_data 5 $d (i32.const 0) (i32.const 0))))) "unknown type")
(assert_invalid (module (type $s (struct)) (data $d "") (func (drop (array.new_data $s $d (i32.const 0) (i32.const 0))))) "type mismatch")
(assert_invalid (module (type $a (array i8)) (func (drop (array.new_data $a 0 (i32.const 0) (i32.const 0))))) "unknown data segment")
(assert_invalid (module (type $a (array eqref)) (data $d "") (func (drop (array.new_data $a $d (i32.const 0) (i32.const 0))))) "array type is not numeric or vector")
(assert_invalid (module (type $a (array i8)) (data $d "") (func (drop (array.new_data $a $d (i64.const 0) (i32.const 0))))) "type mismatch")
(assert_invalid (module (type $a (array i8)) (data $d "") (func (drop (array.new_data $a $d (i32.const 0) (i64.const 0))))) "type mismatch")
(assert_invalid (module (type $a (array i8)) (data $d "") (func (drop (array.new_data $a $d (i32.const 0))))) "type mismatch")

;; array.new_elem x y : i32 i32 -> (ref x), y a segment that fits the element
;; SPEC valid-array.new_elem; Instr_ok/array.new_elem
(module
  (type $a (array funcref)) (type $e (array eqref)) (elem $f func) (elem $i i31ref)
  (func (result (ref $a) (ref $e)) (array.new_elem $a $f (i32.const 0) (i32.const 0)) (array.new_elem $e $i (i32.const 0) (i32.const 0))))
(assert_invalid (module (elem $f func) (func (drop (array.new_elem 5 $f (i32.const 0) (i32.const 0))))) "unknown type")
(assert_invalid (module (type $s (struct)) (elem $f func) (func (drop (array.new_elem $s $f (i32.const 0) (i32.const 0))))) "type mismatch")
(assert_invalid (module (type $a (array funcref)) (func (drop (array.new_elem $a 0 (i32.const 0) (i32.const 0))))) "unknown elem segment")
(assert_invalid (module (type $a (array i32)) (elem $f func) (func (drop (array.new_elem $a $f (i32.const 0) (i32.const 0))))) "type mismatch")
(assert_invalid (module (type $a (array (ref func))) (elem $f funcref) (func (drop (array.new_elem $a $f (i32.const 0) (i32.const 0))))) "type mismatch")
(assert_invalid (module (type $a (array i31ref)) (elem $f eqref) (func (drop (array.new_elem $a $f (i32.const 0) (i32.const 0))))) "type mismatch")
(assert_invalid (module (type $a (array funcref)) (elem $f func) (func (drop (array.new_elem $a $f (i32.const 0) (i64.const 0))))) "type mismatch")

;; array.get x : (ref null x) i32 -> t; packed with a sign, others without
;; SPEC valid-array.get, valid-array.get_s, valid-array.get_u; Instr_ok/array.get
(module
  (type $a (array i64)) (type $b (array i8)) (type $h (array (mut i16)))
  (func (param (ref null $a)) (result i64) (array.get $a (local.get 0) (i32.const 0)))
  (func (param (ref $b)) (result i32) (array.get_s $b (local.get 0) (i32.const 0)))
  (func (param (ref $h)) (result i32) (array.get_u $h (local.get 0) (i32.const 0)))
)
(assert_invalid (module (func (param anyref) (drop (array.get 5 (local.get 0) (i32.const 0))))) "unknown type")
(assert_invalid (module (type $s (struct (field i32))) (func (param (ref $s)) (drop (array.get $s (local.get 0) (i32.const 0))))) "type mismatch")
(assert_invalid (module (type $a (array i32)) (func (param arrayref) (drop (array.get $a (local.get 0) (i32.const 0))))) "type mismatch")
(assert_invalid (module (type $a (array i32)) (func (param (ref $a)) (drop (array.get $a (local.get 0) (i64.const 0))))) "type mismatch")
(assert_invalid (module (type $a (array i32)) (func (param (ref $a)) (drop (array.get $a (local.get 0))))) "type mismatch")
(assert_invalid (module (type $a (array i32)) (func (param (ref $a)) (result i64) (array.get $a (local.get 0) (i32.const 0)))) "type mismatch")
(assert_invalid (module (type $a (array i8)) (func (param (ref $a)) (drop (array.get $a (local.get 0) (i32.const 0))))) "field is packed")
(assert_invalid (module (type $a (array i16)) (func (param (ref $a)) (drop (array.get $a (local.get 0) (i32.const 0))))) "field is packed")
(assert_invalid (module (type $a (array i32)) (func (param (ref $a)) (drop (array.get_s $a (local.get 0) (i32.const 0))))) "field is unpacked")
(assert_invalid (module (type $a (array f32)) (func (param (ref $a)) (drop (array.get_u $a (local.get 0) (i32.const 0))))) "field is unpacked")

;; array.set x : (ref null x) i32 t -> ; the element must be mutable
;; SPEC valid-array.set; Instr_ok/array.set
(module (type $a (array (mut i8))) (func (param (ref null $a)) (array.set $a (local.get 0) (i32.const 0) (i32.const 1))))
(assert_invalid (module (type $s (struct (field (mut i32)))) (func (param (ref $s)) (array.set $s (local.get 0) (i32.const 0) (i32.const 1)))) "type mismatch")
(assert_invalid (module (type $a (array i32)) (func (param (ref $a)) (array.set $a (local.get 0) (i32.const 0) (i32.const 1)))) "immutable array")
(assert_invalid (module (type $a (array (mut i32))) (func (param arrayref) (array.set $a (local.get 0) (i32.const 0) (i32.const 1)))) "type mismatch")
(assert_invalid (module (type $a (array (mut i32))) (func (param (ref $a)) (array.set $a (local.get 0) (i64.const 0) (i32.const 1)))) "type mismatch")
(assert_invalid (module (type $a (array (mut i32))) (func (param (ref $a)) (array.set $a (local.get 0) (i32.const 0) (i64.const 1)))) "type mismatch")
(assert_invalid (module (type $a (array (mut i32))) (func (param (ref $a)) (array.set $a (local.get 0) (i32.const 1)))) "type mismatch")

;; array.len : (ref null array) -> i32
;; SPEC valid-array.len; Instr_ok/array.len
(module (type $a (array v128)) (func (param (ref $a) arrayref nullref) (result i32 i32 i32) (array.len (local.get 0)) (array.len (local.get 1)) (array.len (local.get 2))))
(assert_invalid (module (func (param eqref) (result i32) (array.len (local.get 0)))) "type mismatch")
(assert_invalid (module (type $s (struct)) (func (param (ref $s)) (result i32) (array.len (local.get 0)))) "type mismatch")
(assert_invalid (module (func (param arrayref) (result i64) (array.len (local.get 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (array.len))) "type mismatch")

;; array.fill x : (ref null x) i32 t i32 -> ; mutable
;; SPEC valid-array.fill; Instr_ok/array.fill
(module (type $a (array (mut i16))) (func (param (ref null $a)) (array.fill $a (local.get 0) (i32.const 0) (i32.const 1) (i32.const 2))))
(assert_invalid (module (type $s (struct)) (func (param (ref $s)) (array.fill $s (local.get 0) (i32.const 0) (i32.const 1) (i32.const 2)))) "type mismatch")
(assert_invalid (module (type $a (array i16)) (func (param (ref $a)) (array.fill $a (local.get 0) (i32.const 0) (i32.const 1) (i32.const 2)))) "immutable array")
(assert_invalid (module (type $a (array (mut i32))) (func (param arrayref) (array.fill $a (local.get 0) (i32.const 0) (i32.const 1) (i32.const 2)))) "type mismatch")
(assert_invalid (module (type $a (array (mut i32))) (func (param (ref $a)) (array.fill $a (local.get 0) (i64.const 0) (i32.const 1) (i32.const 2)))) "type mismatch")
(assert_invalid (module (type $a (array (mut i32))) (func (param (ref $a)) (array.fill $a (local.get 0) (i32.const 0) (i64.const 1) (i32.const 2)))) "type mismatch")
(assert_invalid (module (type $a (array (mut i32))) (func (param (ref $a)) (array.fill $a (local.get 0) (i32.const 0) (i32.const 1) (i64.const 2)))) "type mismatch")

;; array.copy x y : (ref null x) i32 (ref null y) i32 i32 -> ; x mutable, y's element fits x's
;; SPEC valid-array.copy; Instr_ok/array.copy
(module
  (type $a (array (mut eqref))) (type $b (array (ref i31))) (type $p (array (mut i8))) (type $q (array i8))
  (func (param (ref null $a) (ref null $b)) (array.copy $a $b (local.get 0) (i32.const 0) (local.get 1) (i32.const 0) (i32.const 1)))
  (func (param (ref $p) (ref $q)) (array.copy $p $q (local.get 0) (i32.const 0) (local.get 1) (i32.const 0) (i32.const 1)))
)
(assert_invalid (module (type $a (array i8)) (func (param (ref $a)) (array.copy $a $a (local.get 0) (i32.const 0) (local.get 0) (i32.const 0) (i32.const 0)))) "immutable array")
(assert_invalid (module (type $a (array (mut i8))) (type $b (array i16)) (func (param (ref $a) (ref $b)) (array.copy $a $b (local.get 0) (i32.const 0) (local.get 1) (i32.const 0) (i32.const 0)))) "array types do not match")
(assert_invalid (module (type $a (array (mut i31ref))) (type $b (array eqref)) (func (param (ref $a) (ref $b)) (array.copy $a $b (local.get 0) (i32.const 0) (local.get 1) (i32.const 0) (i32.const 0)))) "array types do not match")
(assert_invalid (module (type $a (array (mut i8))) (type $s (struct)) (func (param (ref $a) (ref $s)) (array.copy $a $s (local.get 0) (i32.const 0) (local.get 1) (i32.const 0) (i32.const 0)))) "type mismatch")
(assert_invalid (module (type $a (array (mut i8))) (func (param (ref $a) arrayref) (array.copy $a $a (local.get 0) (i32.const 0) (local.get 1) (i32.const 0) (i32.const 0)))) "type mismatch")
(assert_invalid (module (type $a (array (mut i8))) (func (param (ref $a)) (array.copy $a $a (local.get 0) (i64.const 0) (local.get 0) (i32.const 0) (i32.const 0)))) "type mismatch")
(assert_invalid (module (type $a (array (mut i8))) (func (param (ref $a)) (array.copy $a $a (local.get 0) (i32.const 0) (local.get 0) (i64.const 0) (i32.const 0)))) "type mismatch")
(assert_invalid (module (type $a (array (mut i8))) (func (param (ref $a)) (array.copy $a $a (local.get 0) (i32.const 0) (local.get 0) (i32.const 0) (i64.const 0)))) "type mismatch")

;; array.init_data x y and array.init_elem x y : (ref null x) i32 i32 i32 -> ; x mutable
;; SPEC valid-array.init_data, valid-array.init_elem; Instr_ok/array.init_data, Instr_ok/array.init_elem
(module
  (type $a (array (mut i16))) (type $r (array (mut funcref))) (data $d "") (elem $e func)
  (func (param (ref null $a)) (array.init_data $a $d (local.get 0) (i32.const 0) (i32.const 0) (i32.const 0)))
  (func (param (ref null $r)) (array.init_elem $r $e (local.get 0) (i32.const 0) (i32.const 0) (i32.const 0)))
)
(assert_invalid (module (type $a (array i16)) (data $d "") (func (param (ref $a)) (array.init_data $a $d (local.get 0) (i32.const 0) (i32.const 0) (i32.const 0)))) "immutable array")
(assert_invalid (module (type $a (array (mut eqref))) (data $d "") (func (param (ref $a)) (array.init_data $a $d (local.get 0) (i32.const 0) (i32.const 0) (i32.const 0)))) "array type is not numeric or vector")
(assert_invalid (module (type $a (array (mut i16))) (func (param (ref $a)) (array.init_data $a 0 (local.get 0) (i32.const 0) (i32.const 0) (i32.const 0)))) "unknown data segment")
(assert_invalid (module (type $a (array (mut i16))) (data $d "") (func (param (ref $a)) (array.init_data $a $d (local.get 0) (i64.const 0) (i32.const 0) (i32.const 0)))) "type mismatch")
(assert_invalid (module (type $a (array (mut i16))) (data $d "") (func (param arrayref) (array.init_data $a $d (local.get 0) (i32.const 0) (i32.const 0) (i32.const 0)))) "type mismatch")
(assert_invalid (module (type $a (array funcref)) (elem $e func) (func (param (ref $a)) (array.init_elem $a $e (local.get 0) (i32.const 0) (i32.const 0) (i32.const 0)))) "immutable array")
(assert_invalid (module (type $a (array (mut funcref))) (func (param (ref $a)) (array.init_elem $a 0 (local.get 0) (i32.const 0) (i32.const 0) (i32.const 0)))) "unknown elem segment")
(assert_invalid (module (type $a (array (mut i31ref))) (elem $e eqref) (func (param (ref $a)) (array.init_elem $a $e (local.get 0) (i32.const 0) (i32.const 0) (i32.const 0)))) "type mismatch")
(assert_invalid (module (type $a (array (mut i32))) (elem $e func) (func (param (ref $a)) (array.init_elem $a $e (local.get 0) (i32.const 0) (i32.const 0) (i32.const 0)))) "type mismatch")
(assert_invalid (module (type $a (array (mut funcref))) (elem $e func) (func (param (ref $a)) (array.init_elem $a $e (local.get 0) (i32.const 0) (i32.const 0) (i64.const 0)))) "type mismatch")

;; ref.i31 : i32 -> (ref i31); i31.get_s, i31.get_u : (ref null i31) -> i32
;; SPEC valid-ref.i31, valid-i31.get; Instr_ok/ref.i31, Instr_ok/i31.get
(module (func (result (ref i31)) (ref.i31 (i32.const 0))) (func (param i31ref) (result i32 i32) (i31.get_s (local.get 0)) (i31.get_u (local.get 0))))
(assert_invalid (module (func (result (ref i31)) (ref.i31 (i64.const 0)))) "type mismatch")
(assert_invalid (module (func (result (ref i31)) (ref.i31))) "type mismatch")
(assert_invalid (module (func (result i32) (ref.i31 (i32.const 0)))) "type mismatch")
(assert_invalid (module (func (param eqref) (result i32) (i31.get_s (local.get 0)))) "type mismatch")
(assert_invalid (module (func (param anyref) (result i32) (i31.get_u (local.get 0)))) "type mismatch")
(assert_invalid (module (func (param i31ref) (result i64) (i31.get_u (local.get 0)))) "type mismatch")
(assert_invalid (module (func (result i32) (i31.get_s (i32.const 0)))) "type mismatch")

;; ref.eq : eqref eqref -> i32
;; SPEC valid-ref.eq; Instr_ok/ref.eq
(module (type $s (struct)) (func (param (ref $s) i31ref) (result i32) (ref.eq (local.get 0) (local.get 1))))
(assert_invalid (module (func (param anyref eqref) (result i32) (ref.eq (local.get 0) (local.get 1)))) "type mismatch")
(assert_invalid (module (func (param eqref anyref) (result i32) (ref.eq (local.get 0) (local.get 1)))) "type mismatch")
(assert_invalid (module (func (param funcref) (result i32) (ref.eq (local.get 0) (local.get 0)))) "type mismatch")
(assert_invalid (module (func (param externref) (result i32) (ref.eq (local.get 0) (local.get 0)))) "type mismatch")
(assert_invalid (module (func (param eqref) (result i64) (ref.eq (local.get 0) (local.get 0)))) "type mismatch")
(assert_invalid (module (func (param eqref) (result i32) (ref.eq (local.get 0)))) "type mismatch")
