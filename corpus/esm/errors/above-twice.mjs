import "./twice.wasm";
