;; Allocation of structures: trees of two million nodes altogether, each dropped for the next one.
(module
  (type $node (struct (field (ref null $node)) (field (ref null $node)) (field i32)))
  (func $tree (param $depth i32) (result (ref null $node))
    (if (i32.eqz (local.get $depth))
      (then (return (ref.null $node))))
    (struct.new $node
      (call $tree (i32.sub (local.get $depth) (i32.const 1)))
      (call $tree (i32.sub (local.get $depth) (i32.const 1)))
      (local.get $depth)))
  (func $sum (param $node (ref null $node)) (result i32)
    (if (ref.is_null (local.get $node))
      (then (return (i32.const 0))))
    (i32.add
      (struct.get $node 2 (local.get $node))
      (i32.add
        (call $sum (struct.get $node 0 (local.get $node)))
        (call $sum (struct.get $node 1 (local.get $node))))))
  (func (export "run") (result i32)
    (local $rounds i32) (local $sum i32)
    (local.set $rounds (i32.const 128))
    (loop $round
      (local.set $sum (i32.add (local.get $sum) (call $sum (call $tree (i32.const 14)))))
      (local.set $rounds (i32.sub (local.get $rounds) (i32.const 1)))
      (br_if $round (local.get $rounds)))
    (local.get $sum)))
