;; The custom section of an additional start function, to be heeded with the feature startup-section: function 1, mode after.
(module (func (export "f")) (func $second) (@custom "startup" "\01\00"))
