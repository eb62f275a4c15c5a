export * from "./ab.wasm";
export * from "./ac.wasm";
