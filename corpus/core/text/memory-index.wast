;; Memory instructions that name their memory, by number and by identifier.
;; SPEC text-instr-memory, text-memarg; Tplaininstr_/memory-plain
(module
  (memory $m 1) (data $d "\07")
  (func (export "run") (result i32)
    (i32.store $m offset=4 align=1 (i32.const 0) (i32.const 5))
    (memory.fill $m (i32.const 8) (i32.const 1) (i32.const 1))
    (memory.copy $m 0 (i32.const 9) (i32.const 8) (i32.const 1))
    (memory.init $m $d (i32.const 10) (i32.const 0) (i32.const 1))
    (i32.add (i32.load 0 offset=4 (i32.const 0))
      (i32.add (i32.load8_u $m (i32.const 9)) (i32.add (i32.load8_u 0 (i32.const 10)) (i32.add (memory.size $m) (memory.grow 0 (i32.const 0))))))))
(assert_return (invoke "run") (i32.const 15))
