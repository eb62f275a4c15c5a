import "./truncated.wasm";
