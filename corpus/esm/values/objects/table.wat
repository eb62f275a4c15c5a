(module
  (table $t (export "table") (import "./objects.mjs" "table") 1 funcref)
  (func $f (export "f"))
  (elem (i32.const 0) $f))
