;; A bundler took the start section away and made the function an export.
(module
  (import "./driver.js" "call" (func $call))
  (func (export "__webpack_init__") (nop)))
