(module
  (memory 1)
  (export "memoryExport" (memory 0)))
