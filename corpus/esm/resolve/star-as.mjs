export * as all from "./ab.wasm";
