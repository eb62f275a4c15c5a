(module
  (import "libc" (instance $libc
    (export "mem" (memory 1))
    (export "tbl" (table 0 funcref))
  ))
  (alias $libc "mem" (memory))  ;; aliases "mem" at memory index 0 (= default)
  (alias $libc "tbl" (table))   ;; aliases "tbl" at table index 0 (= default)
  (func
    i32.const 0
    i32.load  ;; accesses the default memory, $libc.mem
    drop
    i32.const 0
    table.get ;; accesses the default table, $libc.tbl
    drop
  )
)
