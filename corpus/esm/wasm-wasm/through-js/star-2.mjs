export * from "./bottom.wasm";
