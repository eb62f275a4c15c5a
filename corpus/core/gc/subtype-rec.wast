;; Types of a recursive group match each other and what stands above them while the group itself is checked.
;; SPEC match-heaptype, valid-rectype, valid-subtype; Subtype_ok, Rectype_ok

;; A structure of the group below struct and eq, an array below array, a function below func
;; SPEC match-heaptype; Heaptype_sub/rec-struct, Heaptype_sub/rec-array, Heaptype_sub/rec-func
(module
  (rec (type $s (struct (field (ref null $t)))) (type $t (sub (struct (field structref)))) (type (sub $t (struct (field (ref null $s))))))
  (rec (type $s2 (struct (field (ref null $t2)))) (type $t2 (sub (struct (field eqref)))) (type (sub $t2 (struct (field (ref $s2))))))
  (rec (type $a (array (ref null $b))) (type $b (sub (struct (field arrayref)))) (type (sub $b (struct (field (ref null $a))))))
  (rec (type $a2 (array (ref null $b2))) (type $b2 (sub (struct (field anyref)))) (type (sub $b2 (struct (field (ref null $a2))))))
  (rec (type $f (func (param (ref null $g)))) (type $g (sub (struct (field funcref)))) (type (sub $g (struct (field (ref $f)))))))
(assert_invalid (module (rec (type $s (struct)) (type $t (sub (struct (field arrayref)))) (type (sub $t (struct (field (ref null $s))))))) "sub type")
(assert_invalid (module (rec (type $s (struct)) (type $t (sub (struct (field funcref)))) (type (sub $t (struct (field (ref null $s))))))) "sub type")
(assert_invalid (module (rec (type $a (array i8)) (type $t (sub (struct (field structref)))) (type (sub $t (struct (field (ref null $a))))))) "sub type")
(assert_invalid (module (rec (type $f (func)) (type $t (sub (struct (field eqref)))) (type (sub $t (struct (field (ref null $f))))))) "sub type")
(assert_invalid (module (rec (type $s (struct)) (type $t (sub (struct (field (ref struct))))) (type (sub $t (struct (field (ref null $s))))))) "sub type")

;; A type of the group below the type that it declares to be above it, and below those above that
;; SPEC match-heaptype; Heaptype_sub/rec-sub, Heaptype_sub/trans
(module
  (rec (type $a (sub (struct))) (type $b (sub $a (struct (field i32)))) (type $c (sub $b (struct (field i32 i64))))
    (type $h (sub (struct (field (ref null $a))))) (type (sub $h (struct (field (ref null $b))))) (type (sub $h (struct (field (ref $c)))))
    (type $v (sub (func (param (ref null $c)) (result (ref null $a))))) (type (sub $v (func (param (ref null $a)) (result (ref null $c)))))))
(assert_invalid (module (rec (type $a (sub (struct))) (type $b (sub $a (struct)))
  (type $h (sub (struct (field (ref null $b))))) (type (sub $h (struct (field (ref null $a))))))) "sub type")
(assert_invalid (module (rec (type $a (sub (struct))) (type $b (sub (struct)))
  (type $h (sub (struct (field (ref null $a))))) (type (sub $h (struct (field (ref null $b))))))) "sub type")
(assert_invalid (module (rec (type $a (sub (struct))) (type $b (sub $a (struct)))
  (type $h (sub (struct (field (mut (ref null $a)))))) (type (sub $h (struct (field (mut (ref null $b)))))))) "sub type")
(assert_invalid (module (rec (type $a (sub (struct))) (type $b (sub $a (struct)))
  (type $v (sub (func (param (ref null $a))))) (type (sub $v (func (param (ref null $b))))))) "sub type")
