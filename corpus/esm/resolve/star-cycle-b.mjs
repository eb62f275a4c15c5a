export * from "./star-cycle-a.mjs";
export * from "./two.wasm";
