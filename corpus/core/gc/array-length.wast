;; A length far beyond the segment is out of its bounds, however large an array an engine could make.
;; SPEC exec-array.new_data, exec-array.new_elem; Step_read/array.new_data-oob, Step_read/array.new_elem-oob
(module
  (type $i (array i32)) (type $f (array funcref))
  (data $d "\00\01\02\03\04\05\06\07") (elem $e funcref (ref.null func))
  (func (export "data") (param i32 i32) (drop (array.new_data $i $d (local.get 0) (local.get 1))))
  (func (export "elem") (param i32 i32) (drop (array.new_elem $f $e (local.get 0) (local.get 1))))
)
(assert_trap (invoke "data" (i32.const 0) (i32.const 0x40000001)) "out of bounds memory access")
(assert_trap (invoke "data" (i32.const 4) (i32.const -1)) "out of bounds memory access")
(assert_trap (invoke "elem" (i32.const 1) (i32.const -1)) "out of bounds table access")
