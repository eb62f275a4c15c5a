(module
  (import "./partial.mjs" "memory" (memory 1))
  (data (i32.const 0) "\01")
  (data (i32.const 65536) "\02")
  (data (i32.const 1) "\03"))
