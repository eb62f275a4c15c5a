;; The same, mode fresh.
(module (func (export "f")) (func $second) (@custom "startup" "\01\01"))
