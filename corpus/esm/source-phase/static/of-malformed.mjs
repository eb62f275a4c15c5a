import source source from "./malformed.wasm";
