import "./section.wasm";
