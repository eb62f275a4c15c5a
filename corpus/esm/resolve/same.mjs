export * from "./ab.wasm";
export * from "./same-2.mjs";
