import "./start.wasm";
