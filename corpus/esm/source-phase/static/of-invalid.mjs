import source source from "./invalid.wasm";
