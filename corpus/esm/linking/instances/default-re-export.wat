(module (import "./nine.mjs" (global $g (mut i32))) (export "value" (global $g)))
