import "./version.wasm";
