import "./invalid.wasm";
