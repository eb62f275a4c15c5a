(module (import "./table.mjs" (table $t 1 funcref)) (export "table" (table $t)))
