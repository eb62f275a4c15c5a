(module (import "./exporter-tag.wasm" "tag" (tag (param i64))))
