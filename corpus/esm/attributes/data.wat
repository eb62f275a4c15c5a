(module (global (export "data") (import "./data.mjs" "data") externref))
