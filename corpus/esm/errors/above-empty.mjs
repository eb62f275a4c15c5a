import "./empty.wasm";
