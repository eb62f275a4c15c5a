import source source from "./reserved.wasm";
