export * from "./ab.wasm";
export * from "./again.wasm";
