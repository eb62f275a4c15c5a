(module (import "./exporter.wasm" "tag" (tag (param i64))))
