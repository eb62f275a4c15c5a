;; The same, in turns, with identifiers.
(module
  (import "f" (func $f (param $p i32)))
  (global $g (import "g") (mut i64))
  (import "m" (memory $m 1 2))
  (table $t (import "t") 1 funcref)
  (import "x" "f" (func $xf (param i32)))
  (global $xg (import "x" "g") i32)
  (import "x" "m" (memory $xm 1))
  (table $xt (import "x" "t") 1 2 externref))
