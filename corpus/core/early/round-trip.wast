;; Early Modules.md, text: a projection of the binary format. The same module by bytes and by text.
;; REQ D-049
;; SPEC binary-module, text-module
(module $binary binary
  "\00asm" "\01\00\00\00"
  "\01\07\01\60\02\7f\7f\01\7f" ;; type: [i32 i32] -> [i32]
  "\03\02\01\00" ;; function
  "\05\03\01\00\01" ;; memory
  "\07\05\01\01f\00\00" ;; export
  "\0a\0f\01\0d\00\20\00\20\01\6a\41\00\2d\00\00\6a\0b" ;; code
  "\0b\07\01\00\41\00\0b\01\64" ;; data
)
(module $text
  (type (func (param i32 i32) (result i32)))
  (func (export "f") (type 0) local.get 0 local.get 1 i32.add i32.const 0 i32.load8_u i32.add)
  (memory 1)
  (data (i32.const 0) "d"))
(assert_return (invoke $binary "f" (i32.const 3) (i32.const 4)) (i32.const 107))
(assert_return (invoke $text "f" (i32.const 3) (i32.const 4)) (i32.const 107))
