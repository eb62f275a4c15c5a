(module
  (import "./cycle-2-b.mjs" "functionExport" (func $functionExport (result i32)))
  (memory 1)
  (export "memoryExport" (memory 0)))
