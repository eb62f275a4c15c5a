;; What ./log.mjs means under touchstone-ref run: each step is a line on standard output.
(module (import "spectest" "print_i32" (func $print (param i32))) (export "step" (func $print)))
