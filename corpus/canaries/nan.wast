;; Canary: every assertion is wrong on purpose. An adapter that lets one hold cannot see the bits of a NaN.
(module
  (func (export "f32") (result f32) (f32.const nan:0x600001))
  (func (export "f64") (result f64) (f64.const nan:0xc000000000001))
  (func (export "sign") (result f32) (f32.const -nan))
  (func (export "number") (result f32) (f32.const 1)))
(assert_return (invoke "f32") (f32.const nan:canonical))
(assert_return (invoke "f64") (f64.const nan:canonical))
(assert_return (invoke "f32") (f32.const nan:0x600002))
(assert_return (invoke "f64") (f64.const nan:0xc000000000002))
(assert_return (invoke "sign") (f32.const nan))
(assert_return (invoke "number") (f32.const nan:arithmetic))
