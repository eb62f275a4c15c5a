(module
  (import "./self.mjs" "start" (func $start))
  (func (export "f"))
  (start $start))
