(module (global (export "n") (mut i32) (i32.const 9)))
