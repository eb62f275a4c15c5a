(module
  (import "./re-export.mjs" "memoryExport" (memory 0))
  (export "memory" (memory 0)))
