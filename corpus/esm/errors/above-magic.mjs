import "./magic.wasm";
