export * from "./star-cycle-b.mjs";
export * from "./one.wasm";
