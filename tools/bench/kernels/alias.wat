;; 10,000,000 calls of one function: of the module's own, and of another instance's through an alias.
(module
  (type $F (func (param i32) (result i32)))
  (module $M
    (func (export "f") (param i32) (result i32) (i32.add (local.get 0) (i32.const 1))))
  (instance $i (instantiate $M))
  (alias $i "f" (func $alias))
  (func $local (type $F) (i32.add (local.get 0) (i32.const 1)))
  (func (export "local") (result i32) (local $n i32)
    (loop $again
      (br_if $again (i32.ne (local.tee $n (call $local (local.get $n))) (i32.const 10000000))))
    (local.get $n))
  (func (export "alias") (result i32) (local $n i32)
    (loop $again
      (br_if $again (i32.ne (local.tee $n (call $alias (local.get $n))) (i32.const 10000000))))
    (local.get $n)))
