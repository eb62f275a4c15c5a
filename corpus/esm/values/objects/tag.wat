(module
  (tag $e (export "tag") (import "./objects.mjs" "tag") (param i32))
  (func (export "raise") (param i32) (throw $e (local.get 0))))
