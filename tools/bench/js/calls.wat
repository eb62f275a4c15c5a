(module
  (import "host" "successor" (func $successor (param i32) (result i32)))
  (memory (export "memory") 1)
  (func (export "successor") (param i32) (result i32) (i32.add (local.get 0) (i32.const 1)))
  ;; Calls the import so often, each time with what it gave before.
  (func (export "loop") (param $times i32) (result i32)
    (local $n i32)
    (block $done
      (loop $again
        (br_if $done (i32.eqz (local.get $times)))
        (local.set $n (call $successor (local.get $n)))
        (local.set $times (i32.sub (local.get $times) (i32.const 1)))
        (br $again)))
    (local.get $n)))
