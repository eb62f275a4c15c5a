import "./once.wasm";
