;; The start section of the core specification: the engine calls it within instantiation.
(module (func $start) (start $start) (func (export "f")))
