(module
  (type $sup (sub (func)))
  (type $sub (sub $sup (func)))
  (func $f)
  (func (export "sub") (type $sub))
  (elem declare func $f)
  (global (export "ref") (ref func) (ref.func $f))
  (global (export "null") funcref (ref.func $f))
  (global (export "mutref") (mut (ref func)) (ref.func $f)))
