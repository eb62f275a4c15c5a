;; (import "./lib.mjs" (func)) with one name: the bytes of a type, then of the import.
(module binary "\00asm\01\00\00\00" "\01\04\01\60\00\00" "\02\0f\01\09./lib.mjs\00\ff\00\00")
