(module (import "./b-table.wasm" "x" (table 1 funcref)) (table (export "x") 1 funcref))
