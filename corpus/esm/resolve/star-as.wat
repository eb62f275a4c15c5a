(module (global (export "ref") (import "./star-as.mjs" "all") externref))
