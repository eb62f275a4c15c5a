(module (import "./global.mjs" (global $g i32)) (export "value" (global $g)))
